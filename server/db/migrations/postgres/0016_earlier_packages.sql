CREATE TABLE "earlier_packages" (
	"folder" text PRIMARY KEY NOT NULL,
	"edition_id" text NOT NULL,
	"files" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "earlier_packages" ADD CONSTRAINT "earlier_packages_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "earlier_packages_edition" ON "earlier_packages" USING btree ("edition_id");