CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"village_code" text NOT NULL,
	"path" text NOT NULL,
	"kind" text NOT NULL,
	"detail" text NOT NULL,
	"open_key" text,
	"found_at" timestamp (3) with time zone NOT NULL,
	"seen_by" text,
	"seen_at" timestamp (3) with time zone,
	"taken_down_by" text,
	"taken_down_at" timestamp (3) with time zone,
	"mended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "site_scans" (
	"village_code" text PRIMARY KEY NOT NULL,
	"scanned_at" timestamp (3) with time zone NOT NULL,
	"pages" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "site_pages" ADD COLUMN "taken_down" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_village_code_villages_code_fk" FOREIGN KEY ("village_code") REFERENCES "public"."villages"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_seen_by_users_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_taken_down_by_users_id_fk" FOREIGN KEY ("taken_down_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_scans" ADD CONSTRAINT "site_scans_village_code_villages_code_fk" FOREIGN KEY ("village_code") REFERENCES "public"."villages"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_open_key" ON "alerts" USING btree ("open_key");--> statement-breakpoint
CREATE INDEX "alerts_village" ON "alerts" USING btree ("village_code","found_at");--> statement-breakpoint
CREATE INDEX "site_scans_age" ON "site_scans" USING btree ("scanned_at");