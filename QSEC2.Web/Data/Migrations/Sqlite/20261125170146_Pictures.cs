using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QSEC2.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Pictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Published_Pictures",
                table: "Answers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Writing_Pictures",
                table: "Answers",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            // What was published before there were any shows none.
            migrationBuilder.Sql("UPDATE Answers SET Published_Pictures = '[]' WHERE Published_At IS NOT NULL;");

            migrationBuilder.CreateTable(
                name: "PictureFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PictureFiles", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PictureFiles_OwnerId",
                table: "PictureFiles",
                column: "OwnerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PictureFiles");

            migrationBuilder.DropColumn(
                name: "Published_Pictures",
                table: "Answers");

            migrationBuilder.DropColumn(
                name: "Writing_Pictures",
                table: "Answers");
        }
    }
}
