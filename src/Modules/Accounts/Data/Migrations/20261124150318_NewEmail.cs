using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GrandChallenge.Accounts.Data.Migrations
{
    /// <inheritdoc />
    public partial class NewEmail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "new_email",
                schema: "accounts",
                table: "users",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "new_email",
                schema: "accounts",
                table: "users");
        }
    }
}
