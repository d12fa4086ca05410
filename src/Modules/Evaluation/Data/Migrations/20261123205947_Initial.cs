using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GrandChallenge.Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "evaluation");

            migrationBuilder.CreateTable(
                name: "ground_truths",
                schema: "evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_file_name = table.Column<string>(type: "text", nullable: false),
                    file_sha256 = table.Column<string>(type: "text", nullable: false),
                    file_size = table.Column<long>(type: "bigint", nullable: false),
                    phase_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ground_truths", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "log_lines",
                schema: "evaluation",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    is_error = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_lines", x => new { x.run_id, x.attempt, x.number });
                });

            migrationBuilder.CreateTable(
                name: "methods",
                schema: "evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    archive_file_name = table.Column<string>(type: "text", nullable: true),
                    archive_sha256 = table.Column<string>(type: "text", nullable: true),
                    archive_size = table.Column<long>(type: "bigint", nullable: true),
                    reference = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true),
                    image_digest = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    phase_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_methods", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phases",
                schema: "evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    challenge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    title = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    title_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    slug = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    quota = table.Column<string>(type: "jsonb", nullable: false),
                    accepts = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    scoring = table.Column<string>(type: "jsonb", nullable: false),
                    auto_publish = table.Column<bool>(type: "boolean", nullable: false),
                    board = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    profile = table.Column<string>(type: "jsonb", nullable: false),
                    active_method_id = table.Column<Guid>(type: "uuid", nullable: true),
                    active_ground_truth_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_phases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "runs",
                schema: "evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phase_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    method_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ground_truth_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    platform_failures = table.Column<int>(type: "integer", nullable: false),
                    lease_worker = table.Column<string>(type: "text", nullable: true),
                    lease_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    failure_cause = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    failure_stage = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    failure_message = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true),
                    failure_last_lines = table.Column<string>(type: "text", nullable: true),
                    failure_exit_code = table.Column<int>(type: "integer", nullable: true),
                    failure_out_of_memory = table.Column<bool>(type: "boolean", nullable: true),
                    failure_timed_out = table.Column<bool>(type: "boolean", nullable: true),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    collected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published = table.Column<bool>(type: "boolean", nullable: false),
                    metrics_text = table.Column<string>(type: "text", nullable: true),
                    metric_numbers = table.Column<double?[]>(type: "double precision[]", nullable: false),
                    metric_problems = table.Column<string[]>(type: "text[]", nullable: false),
                    score_error = table.Column<double>(type: "double precision", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                schema: "evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    challenge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phase_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_file_name = table.Column<string>(type: "text", nullable: false),
                    file_sha256 = table.Column<string>(type: "text", nullable: false),
                    file_size = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    comment = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submissions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ground_truths_phase_id_number",
                schema: "evaluation",
                table: "ground_truths",
                columns: new[] { "phase_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_methods_phase_id_number",
                schema: "evaluation",
                table: "methods",
                columns: new[] { "phase_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_phases_challenge_id_slug",
                schema: "evaluation",
                table: "phases",
                columns: new[] { "challenge_id", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_phases_challenge_id_title_key",
                schema: "evaluation",
                table: "phases",
                columns: new[] { "challenge_id", "title_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_runs_lease_expires_at",
                schema: "evaluation",
                table: "runs",
                column: "lease_expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_runs_phase_id_state_published",
                schema: "evaluation",
                table: "runs",
                columns: new[] { "phase_id", "state", "published" });

            migrationBuilder.CreateIndex(
                name: "ix_runs_state_queued_at",
                schema: "evaluation",
                table: "runs",
                columns: new[] { "state", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_runs_submission_id",
                schema: "evaluation",
                table: "runs",
                column: "submission_id");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_phase_id_user_id_submitted_at",
                schema: "evaluation",
                table: "submissions",
                columns: new[] { "phase_id", "user_id", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_submissions_user_id_submitted_at",
                schema: "evaluation",
                table: "submissions",
                columns: new[] { "user_id", "submitted_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ground_truths",
                schema: "evaluation");

            migrationBuilder.DropTable(
                name: "log_lines",
                schema: "evaluation");

            migrationBuilder.DropTable(
                name: "methods",
                schema: "evaluation");

            migrationBuilder.DropTable(
                name: "phases",
                schema: "evaluation");

            migrationBuilder.DropTable(
                name: "runs",
                schema: "evaluation");

            migrationBuilder.DropTable(
                name: "submissions",
                schema: "evaluation");
        }
    }
}
