CREATE TABLE "postings" (
	"id" text PRIMARY KEY NOT NULL,
	"edition_id" text NOT NULL,
	"act" text NOT NULL,
	"seq" integer NOT NULL,
	"place" text NOT NULL,
	"day" text NOT NULL,
	"original" text NOT NULL,
	"photo" text NOT NULL,
	"photo_type" text NOT NULL,
	"reason" text NOT NULL,
	"confirmed_by" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone NOT NULL,
	"replaced_by" text
);
--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "postings_edition_act_seq" ON "postings" USING btree ("edition_id","act","seq");