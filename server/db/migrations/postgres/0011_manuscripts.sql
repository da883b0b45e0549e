CREATE TABLE "affairs_items" (
	"village_code" text NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"said" text NOT NULL,
	"frequency" text NOT NULL,
	"applies" boolean NOT NULL,
	CONSTRAINT "affairs_items_village_code_code_pk" PRIMARY KEY("village_code","code")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"manuscript_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"type" text NOT NULL,
	CONSTRAINT "attachments_manuscript_id_position_pk" PRIMARY KEY("manuscript_id","position")
);
--> statement-breakpoint
CREATE TABLE "manuscript_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"manuscript_id" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"reviewed_by" text NOT NULL,
	"reviewed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "manuscripts" (
	"id" text PRIMARY KEY NOT NULL,
	"township_code" text NOT NULL,
	"village_code" text,
	"item" text NOT NULL,
	"title" text NOT NULL,
	"year" integer NOT NULL,
	"term" text NOT NULL,
	"state" text NOT NULL,
	"content" json NOT NULL,
	"corrects" text,
	"correction_reason" text DEFAULT '' NOT NULL,
	"withdrawal_reason" text DEFAULT '' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" text,
	"submitted_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "editions" DROP CONSTRAINT "editions_superseded_by_batches_id_fk";
--> statement-breakpoint
ALTER TABLE "editions" ALTER COLUMN "batch_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "manuscript_id" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "affairs_items" ADD CONSTRAINT "affairs_items_village_code_villages_code_fk" FOREIGN KEY ("village_code") REFERENCES "public"."villages"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_manuscript_id_manuscripts_id_fk" FOREIGN KEY ("manuscript_id") REFERENCES "public"."manuscripts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manuscript_reviews" ADD CONSTRAINT "manuscript_reviews_manuscript_id_manuscripts_id_fk" FOREIGN KEY ("manuscript_id") REFERENCES "public"."manuscripts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manuscript_reviews" ADD CONSTRAINT "manuscript_reviews_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manuscripts" ADD CONSTRAINT "manuscripts_township_code_townships_code_fk" FOREIGN KEY ("township_code") REFERENCES "public"."townships"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manuscripts" ADD CONSTRAINT "manuscripts_village_code_villages_code_fk" FOREIGN KEY ("village_code") REFERENCES "public"."villages"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manuscripts" ADD CONSTRAINT "manuscripts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manuscripts" ADD CONSTRAINT "manuscripts_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "manuscript_reviews_manuscript" ON "manuscript_reviews" USING btree ("manuscript_id");--> statement-breakpoint
CREATE INDEX "manuscripts_township" ON "manuscripts" USING btree ("township_code","state");--> statement-breakpoint
CREATE INDEX "manuscripts_village" ON "manuscripts" USING btree ("village_code","year");--> statement-breakpoint
CREATE INDEX "manuscripts_corrects" ON "manuscripts" USING btree ("corrects");--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_manuscript_id_manuscripts_id_fk" FOREIGN KEY ("manuscript_id") REFERENCES "public"."manuscripts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "editions_manuscript_notice" ON "editions" USING btree ("manuscript_id","notice_id");