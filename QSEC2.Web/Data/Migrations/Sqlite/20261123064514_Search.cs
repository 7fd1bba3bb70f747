using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QSEC2.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The words of what is published; a row's number follows the order of publication. What is deleted is not left in the file.
            migrationBuilder.Sql("CREATE TABLE SearchRows (Row INTEGER PRIMARY KEY AUTOINCREMENT, ContributionId TEXT NOT NULL UNIQUE);");
            migrationBuilder.Sql("CREATE VIRTUAL TABLE SearchTexts USING fts5 (Words, tokenize = 'unicode61', detail = none);");
            migrationBuilder.Sql("INSERT INTO SearchTexts (SearchTexts, rank) VALUES ('secure-delete', 1);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE SearchTexts;");
            migrationBuilder.Sql("DROP TABLE SearchRows;");
        }
    }
}
