using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GrandChallenge.Evaluation.Data.Migrations
{
    /// <summary>Pages hear of a run's changes and of its log as they commit: the channel is evaluation_run, the payload the run's id.</summary>
    [DbContext(typeof(EvaluationDbContext))]
    [Migration("20261123210000_LiveNotifications")]
    public partial class LiveNotifications : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE FUNCTION evaluation.tell_run() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_notify('evaluation_run', NEW.id::text);
                RETURN NULL;
            END $$;
            CREATE TRIGGER tell_run AFTER INSERT OR UPDATE OF state, attempt, published ON evaluation.runs
                FOR EACH ROW EXECUTE FUNCTION evaluation.tell_run();

            CREATE FUNCTION evaluation.tell_lines() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_notify('evaluation_run', run_id::text) FROM (SELECT DISTINCT run_id FROM written) lines;
                RETURN NULL;
            END $$;
            CREATE TRIGGER tell_lines AFTER INSERT ON evaluation.log_lines
                REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION evaluation.tell_lines();
            """);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP TRIGGER tell_lines ON evaluation.log_lines;
            DROP FUNCTION evaluation.tell_lines;
            DROP TRIGGER tell_run ON evaluation.runs;
            DROP FUNCTION evaluation.tell_run;
            """);
    }
}
