using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QSEC2.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AnswersChecked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ChecksAnswers",
                table: "Walls",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ChecksAnswers",
                table: "Walls");
        }
    }
}
