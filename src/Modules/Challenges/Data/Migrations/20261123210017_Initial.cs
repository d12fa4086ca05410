using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GrandChallenge.Challenges.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "challenges");

            migrationBuilder.CreateTable(
                name: "challenges",
                schema: "challenges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    title = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    description = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false),
                    contact = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    visibility = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    join_policy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    logo_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    logo_type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    banner_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    banner_type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    slug_key = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, computedColumnSql: "lower(slug)", stored: true),
                    modalities = table.Column<string[]>(type: "text[]", nullable: false),
                    structures = table.Column<string[]>(type: "text[]", nullable: false),
                    task_types = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_challenges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "join_requests",
                schema: "challenges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    challenge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_join_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_join_requests_challenges_challenge_id",
                        column: x => x.challenge_id,
                        principalSchema: "challenges",
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                schema: "challenges",
                columns: table => new
                {
                    challenge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.challenge_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_memberships_challenges_challenge_id",
                        column: x => x.challenge_id,
                        principalSchema: "challenges",
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pages",
                schema: "challenges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    challenge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    title = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    markdown = table.Column<string>(type: "text", nullable: false),
                    visibility = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pages", x => x.id);
                    table.ForeignKey(
                        name: "fk_pages_challenges_challenge_id",
                        column: x => x.challenge_id,
                        principalSchema: "challenges",
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_challenges_slug_key",
                schema: "challenges",
                table: "challenges",
                column: "slug_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_join_requests_challenge_id_user_id",
                schema: "challenges",
                table: "join_requests",
                columns: new[] { "challenge_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_join_requests_user_id",
                schema: "challenges",
                table: "join_requests",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_user_id",
                schema: "challenges",
                table: "memberships",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_pages_challenge_id_slug",
                schema: "challenges",
                table: "pages",
                columns: new[] { "challenge_id", "slug" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "join_requests",
                schema: "challenges");

            migrationBuilder.DropTable(
                name: "memberships",
                schema: "challenges");

            migrationBuilder.DropTable(
                name: "pages",
                schema: "challenges");

            migrationBuilder.DropTable(
                name: "challenges",
                schema: "challenges");
        }
    }
}
