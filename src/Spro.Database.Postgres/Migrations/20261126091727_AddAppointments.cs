using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddAppointments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    adviser_id = table.Column<Guid>(type: "uuid", nullable: false),
                    start = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => x.id);
                    table.ForeignKey(
                        name: "fk_absences_accounts_adviser_id",
                        column: x => x.adviser_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_absences_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appointments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    adviser_id = table.Column<Guid>(type: "uuid", nullable: false),
                    start = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    booked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    booked_by_structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    booked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    first_offered = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    email = table.Column<byte[]>(type: "bytea", nullable: true),
                    address = table.Column<byte[]>(type: "bytea", nullable: true),
                    channel = table.Column<string>(type: "text", nullable: false),
                    reminded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    needs = table.Column<byte[]>(type: "bytea", nullable: true),
                    needs_answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    state_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    cancelled_by = table.Column<string>(type: "text", nullable: true),
                    missed_reason = table.Column<string>(type: "text", nullable: true),
                    level = table.Column<string>(type: "text", nullable: true),
                    told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    summary = table.Column<byte[]>(type: "bytea", nullable: true),
                    summary_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointments", x => x.id);
                    table.ForeignKey(
                        name: "fk_appointments_accounts_adviser_id",
                        column: x => x.adviser_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appointments_accounts_booked_by",
                        column: x => x.booked_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appointments_place_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appointments_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "busy_times",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    adviser_id = table.Column<Guid>(type: "uuid", nullable: false),
                    start = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_busy_times", x => x.id);
                    table.ForeignKey(
                        name: "fk_busy_times_accounts_adviser_id",
                        column: x => x.adviser_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<byte[]>(type: "bytea", nullable: true),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    tried_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    fault = table.Column<string>(type: "text", nullable: true),
                    agenda_hash = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feeds", x => x.id);
                    table.ForeignKey(
                        name: "fk_calendar_feeds_accounts_id",
                        column: x => x.id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "openings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    adviser_id = table.Column<Guid>(type: "uuid", nullable: false),
                    weekday = table.Column<string>(type: "text", nullable: true),
                    from = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    to = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    slot_minutes = table.Column<int>(type: "integer", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    ways = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    open_to_network = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openings", x => x.id);
                    table.ForeignKey(
                        name: "fk_openings_accounts_adviser_id",
                        column: x => x.adviser_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_openings_place_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_openings_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sittings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    adviser_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opening_id = table.Column<Guid>(type: "uuid", nullable: false),
                    start = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    turns = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sittings", x => x.id);
                    table.ForeignKey(
                        name: "fk_sittings_accounts_adviser_id",
                        column: x => x.adviser_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waiting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    adviser_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    ways = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    booked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    booked_by_structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    email = table.Column<byte[]>(type: "bytea", nullable: true),
                    address = table.Column<byte[]>(type: "bytea", nullable: true),
                    channel = table.Column<string>(type: "text", nullable: false),
                    needs = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waiting", x => x.id);
                    table.ForeignKey(
                        name: "fk_waiting_accounts_adviser_id",
                        column: x => x.adviser_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waiting_accounts_booked_by",
                        column: x => x.booked_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waiting_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appointment_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    appointment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointment_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_appointment_notes_accounts_author_id",
                        column: x => x.author_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appointment_notes_appointments_appointment_id",
                        column: x => x.appointment_id,
                        principalTable: "appointments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "held_times",
                columns: table => new
                {
                    adviser_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_times", x => new { x.adviser_id, x.at });
                    table.ForeignKey(
                        name: "fk_held_times_sitting_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "sittings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "seats",
                columns: table => new
                {
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    appointment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    waiting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    held_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seats", x => new { x.sitting_id, x.number });
                    table.ForeignKey(
                        name: "fk_seats_appointments_appointment_id",
                        column: x => x.appointment_id,
                        principalTable: "appointments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_seats_sitting_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "sittings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "appointment_links",
                columns: table => new
                {
                    token_hash = table.Column<string>(type: "text", nullable: false),
                    use = table.Column<string>(type: "text", nullable: false),
                    appointment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    waiting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointment_links", x => x.token_hash);
                    table.ForeignKey(
                        name: "fk_appointment_links_appointment_appointment_id",
                        column: x => x.appointment_id,
                        principalTable: "appointments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_appointment_links_waiting_waiting_id",
                        column: x => x.waiting_id,
                        principalTable: "waiting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "proposed_seats",
                columns: table => new
                {
                    waiting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposed_seats", x => new { x.waiting_id, x.sitting_id });
                    table.ForeignKey(
                        name: "fk_proposed_seats_sitting_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "sittings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_proposed_seats_waiting_waiting_id",
                        column: x => x.waiting_id,
                        principalTable: "waiting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_absences_adviser_id_end",
                table: "absences",
                columns: new[] { "adviser_id", "end" });

            migrationBuilder.CreateIndex(
                name: "ix_absences_structure_id",
                table: "absences",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointment_links_appointment_id",
                table: "appointment_links",
                column: "appointment_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointment_links_expires_at",
                table: "appointment_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_appointment_links_waiting_id",
                table: "appointment_links",
                column: "waiting_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointment_notes_appointment_id",
                table: "appointment_notes",
                column: "appointment_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointment_notes_author_id",
                table: "appointment_notes",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_adviser_id_start",
                table: "appointments",
                columns: new[] { "adviser_id", "start" });

            migrationBuilder.CreateIndex(
                name: "ix_appointments_booked_by",
                table: "appointments",
                column: "booked_by");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_booked_by_structure_id_start",
                table: "appointments",
                columns: new[] { "booked_by_structure_id", "start" });

            migrationBuilder.CreateIndex(
                name: "ix_appointments_place_id",
                table: "appointments",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_referral_id",
                table: "appointments",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_structure_id_start",
                table: "appointments",
                columns: new[] { "structure_id", "start" });

            migrationBuilder.CreateIndex(
                name: "ix_busy_times_adviser_id_end",
                table: "busy_times",
                columns: new[] { "adviser_id", "end" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_agenda_hash",
                table: "calendar_feeds",
                column: "agenda_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_held_times_sitting_id",
                table: "held_times",
                column: "sitting_id");

            migrationBuilder.CreateIndex(
                name: "ix_openings_adviser_id",
                table: "openings",
                column: "adviser_id");

            migrationBuilder.CreateIndex(
                name: "ix_openings_place_id",
                table: "openings",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_openings_structure_id",
                table: "openings",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposed_seats_sitting_id",
                table: "proposed_seats",
                column: "sitting_id");

            migrationBuilder.CreateIndex(
                name: "ix_seats_appointment_id",
                table: "seats",
                column: "appointment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_seats_held_until",
                table: "seats",
                column: "held_until");

            migrationBuilder.CreateIndex(
                name: "ix_sittings_adviser_id_start",
                table: "sittings",
                columns: new[] { "adviser_id", "start" });

            migrationBuilder.CreateIndex(
                name: "ix_waiting_adviser_id",
                table: "waiting",
                column: "adviser_id");

            migrationBuilder.CreateIndex(
                name: "ix_waiting_booked_by",
                table: "waiting",
                column: "booked_by");

            migrationBuilder.CreateIndex(
                name: "ix_waiting_structure_id_since",
                table: "waiting",
                columns: new[] { "structure_id", "since" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "appointment_links");

            migrationBuilder.DropTable(
                name: "appointment_notes");

            migrationBuilder.DropTable(
                name: "busy_times");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "held_times");

            migrationBuilder.DropTable(
                name: "openings");

            migrationBuilder.DropTable(
                name: "proposed_seats");

            migrationBuilder.DropTable(
                name: "seats");

            migrationBuilder.DropTable(
                name: "waiting");

            migrationBuilder.DropTable(
                name: "appointments");

            migrationBuilder.DropTable(
                name: "sittings");
        }
    }
}
