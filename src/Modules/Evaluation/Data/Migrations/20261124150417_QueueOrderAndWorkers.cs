using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GrandChallenge.Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class QueueOrderAndWorkers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_runs_state_queued_at",
                schema: "evaluation",
                table: "runs");

            migrationBuilder.AddColumn<int>(
                name: "lost_workers",
                schema: "evaluation",
                table: "runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "priority",
                schema: "evaluation",
                table: "runs",
                type: "integer",
                maxLength: 32,
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "profile",
                schema: "evaluation",
                table: "runs",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "shares_log",
                schema: "evaluation",
                table: "phases",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "workers",
                schema: "evaluation",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    has_gpu = table.Column<bool>(type: "boolean", nullable: false),
                    live_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workers", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "ix_runs_state_priority_queued_at",
                schema: "evaluation",
                table: "runs",
                columns: new[] { "state", "priority", "queued_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "workers",
                schema: "evaluation");

            migrationBuilder.DropIndex(
                name: "ix_runs_state_priority_queued_at",
                schema: "evaluation",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "lost_workers",
                schema: "evaluation",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "priority",
                schema: "evaluation",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "profile",
                schema: "evaluation",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "shares_log",
                schema: "evaluation",
                table: "phases");

            migrationBuilder.CreateIndex(
                name: "ix_runs_state_queued_at",
                schema: "evaluation",
                table: "runs",
                columns: new[] { "state", "queued_at" });
        }
    }
}
