using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPortal.Migrations.SqlServer.Migrations
{
    /// <summary>Written by hand: update and delete of the trail are refused; a value may be erased, never changed.</summary>
    public partial class GuardTheAuditTrail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                EXEC(N'CREATE TRIGGER AuditEntries_AppendOnly ON AuditEntries INSTEAD OF UPDATE, DELETE AS
                THROW 51000, ''The audit trail is append-only.'', 1;');
                """);
            migrationBuilder.Sql(
                """
                EXEC(N'CREATE TRIGGER AuditChanges_AppendOnly ON AuditChanges INSTEAD OF DELETE AS
                THROW 51000, ''The audit trail is append-only.'', 1;');
                """);
            migrationBuilder.Sql(
                """
                EXEC(N'CREATE TRIGGER AuditChanges_EraseOnly ON AuditChanges AFTER UPDATE AS
                IF UPDATE(EntrySequence) OR UPDATE(Position) OR UPDATE(Field) OR UPDATE(IsPersonal) OR UPDATE(Digest)
                    OR EXISTS (SELECT 1 FROM inserted WHERE OldValue IS NOT NULL OR NewValue IS NOT NULL OR Salt IS NOT NULL)
                    THROW 51000, ''A value of the audit trail can be erased and not changed.'', 1;');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER AuditEntries_AppendOnly;");
            migrationBuilder.Sql("DROP TRIGGER AuditChanges_AppendOnly;");
            migrationBuilder.Sql("DROP TRIGGER AuditChanges_EraseOnly;");
        }
    }
}
