CREATE TABLE "kind_clocks" (
	"township_code" text NOT NULL,
	"kind" text NOT NULL,
	"length" integer NOT NULL,
	"unit" text NOT NULL,
	"start" text NOT NULL,
	"retention" text NOT NULL,
	CONSTRAINT "kind_clocks_township_code_kind_pk" PRIMARY KEY("township_code","kind")
);
--> statement-breakpoint
ALTER TABLE "kind_clocks" ADD CONSTRAINT "kind_clocks_township_code_townships_code_fk" FOREIGN KEY ("township_code") REFERENCES "public"."townships"("code") ON DELETE restrict ON UPDATE no action;