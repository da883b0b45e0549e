CREATE TABLE "exclusions" (
	"batch_id" text NOT NULL,
	"sheet" text NOT NULL,
	"row" integer NOT NULL,
	"reason" text NOT NULL,
	"excluded_by" text NOT NULL,
	"excluded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exclusions_batch_id_sheet_row_pk" PRIMARY KEY("batch_id","sheet","row")
);
--> statement-breakpoint
CREATE TABLE "layouts" (
	"office" text NOT NULL,
	"programme" text NOT NULL,
	"layout_key" text NOT NULL,
	"mapping" json NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "layouts_office_programme_layout_key_pk" PRIMARY KEY("office","programme","layout_key")
);
--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "check_blob" text;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "reading" json;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "progress" json;--> statement-breakpoint
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_excluded_by_users_id_fk" FOREIGN KEY ("excluded_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "layouts" ADD CONSTRAINT "layouts_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;