CREATE TABLE "payment_places" (
	"key" integer NOT NULL,
	"portion_id" integer NOT NULL,
	CONSTRAINT "payment_places_key_portion_id_pk" PRIMARY KEY("key","portion_id")
);
--> statement-breakpoint
CREATE TABLE "payment_portions" (
	"id" integer PRIMARY KEY NOT NULL,
	"batch_id" text NOT NULL,
	"village_code" text NOT NULL,
	"sheet" text NOT NULL,
	"rows" integer NOT NULL,
	"paid_rows" integer NOT NULL,
	"paid_fen" bigint NOT NULL,
	"returned_fen" bigint NOT NULL,
	"unpaid_fen" bigint NOT NULL,
	"proposed_fen" bigint NOT NULL,
	"paid_quantity" bigint,
	"payments" text NOT NULL,
	"indexes" text NOT NULL,
	"seal_key" text NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "payment_portions" ADD CONSTRAINT "payment_portions_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_portions" ADD CONSTRAINT "payment_portions_village_code_villages_code_fk" FOREIGN KEY ("village_code") REFERENCES "public"."villages"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_portions_village" ON "payment_portions" USING btree ("batch_id","village_code");