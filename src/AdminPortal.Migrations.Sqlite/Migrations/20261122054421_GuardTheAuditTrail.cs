using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AdminPortal.Migrations.Sqlite.Migrations
{
    /// <summary>Written by hand: update and delete of the trail are refused; a value may be erased, never changed.</summary>
    public partial class GuardTheAuditTrail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TRIGGER AuditEntries_AppendOnly BEFORE UPDATE ON AuditEntries
                BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER AuditEntries_KeepAll BEFORE DELETE ON AuditEntries
                BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER AuditChanges_AppendOnly BEFORE DELETE ON AuditChanges
                BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER AuditChanges_EraseOnly BEFORE UPDATE ON AuditChanges
                WHEN NEW.OldValue IS NOT NULL OR NEW.NewValue IS NOT NULL OR NEW.Salt IS NOT NULL
                    OR NEW.EntrySequence <> OLD.EntrySequence OR NEW.Position <> OLD.Position
                    OR NEW.Field <> OLD.Field OR NEW.IsPersonal <> OLD.IsPersonal OR NEW.Digest <> OLD.Digest
                BEGIN SELECT RAISE(ABORT, 'A value of the audit trail can be erased and not changed.'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER AuditEntries_AppendOnly;");
            migrationBuilder.Sql("DROP TRIGGER AuditEntries_KeepAll;");
            migrationBuilder.Sql("DROP TRIGGER AuditChanges_AppendOnly;");
            migrationBuilder.Sql("DROP TRIGGER AuditChanges_EraseOnly;");
        }
    }
}
