using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GrandChallenge.Evaluation.Data.Migrations
{
    /// <summary>
    /// The version of a phase's board is the last transaction that changed a published result. A board kept in memory is asked for by it.
    /// The triggers wait for the commit: until then no two transactions wait for each other over a board.
    /// </summary>
    [DbContext(typeof(EvaluationDbContext))]
    [Migration("20261123211500_BoardVersions")]
    public partial class BoardVersions : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE TABLE evaluation.boards (phase_id uuid PRIMARY KEY, version bigint NOT NULL);

            CREATE FUNCTION evaluation.renew_board() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO evaluation.boards VALUES (NEW.phase_id, pg_current_xact_id()::text::bigint)
                ON CONFLICT (phase_id) DO UPDATE SET version = excluded.version WHERE boards.version <> excluded.version;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER renew_board_by_insert AFTER INSERT ON evaluation.runs
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.published) EXECUTE FUNCTION evaluation.renew_board();
            CREATE CONSTRAINT TRIGGER renew_board_by_update AFTER UPDATE ON evaluation.runs
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.published OR OLD.published) EXECUTE FUNCTION evaluation.renew_board();
            """);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP TRIGGER renew_board_by_update ON evaluation.runs;
            DROP TRIGGER renew_board_by_insert ON evaluation.runs;
            DROP FUNCTION evaluation.renew_board;
            DROP TABLE evaluation.boards;
            """);
    }
}
