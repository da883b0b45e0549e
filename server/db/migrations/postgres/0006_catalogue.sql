CREATE TABLE "impact_assessments" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"content" json NOT NULL,
	"assessed_by" text NOT NULL,
	"assessed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"office" text NOT NULL,
	"code" text NOT NULL,
	"seq" integer NOT NULL,
	"state" text NOT NULL,
	"content" json NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"approved_by" text,
	"approved_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "publicity_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"batch_id" text NOT NULL,
	"publicity" text NOT NULL,
	"article" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "publicity" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "impact_assessments" ADD CONSTRAINT "impact_assessments_version_id_programme_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."programme_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_assessments" ADD CONSTRAINT "impact_assessments_assessed_by_users_id_fk" FOREIGN KEY ("assessed_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_versions" ADD CONSTRAINT "programme_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_versions" ADD CONSTRAINT "programme_versions_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_decisions" ADD CONSTRAINT "publicity_decisions_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_decisions" ADD CONSTRAINT "publicity_decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "impact_assessments_version" ON "impact_assessments" USING btree ("version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "programme_versions_seq" ON "programme_versions" USING btree ("office","code","seq");--> statement-breakpoint
CREATE INDEX "programme_versions_state" ON "programme_versions" USING btree ("code","state");--> statement-breakpoint
CREATE INDEX "publicity_decisions_batch" ON "publicity_decisions" USING btree ("batch_id","decided_at");