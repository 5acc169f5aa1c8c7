using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddProfessionals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "path_id",
                table: "saved_situations",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    object_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "text", nullable: true),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: true),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    email = table.Column<byte[]>(type: "bytea", nullable: false),
                    email_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    disabled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    disabled_reason = table.Column<string>(type: "text", nullable: true),
                    forgotten_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "archives_holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    stated_by = table.Column<Guid>(type: "uuid", nullable: false),
                    approved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approval = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_archives_holds", x => x.id);
                    table.ForeignKey(
                        name: "fk_archives_holds_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "breaches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    happened = table.Column<string>(type: "text", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: true),
                    consequences = table.Column<string>(type: "text", nullable: false),
                    measures = table.Column<string>(type: "text", nullable: false),
                    risk = table.Column<string>(type: "text", nullable: false),
                    notified_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    people_told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reasons = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_breaches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "call_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    said = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    band = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_call_requests_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "data_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    word = table.Column<byte[]>(type: "bytea", nullable: true),
                    word_key = table.Column<Guid>(type: "uuid", nullable: false),
                    wrong_words = table.Column<int>(type: "integer", nullable: false),
                    closed_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    path_id = table.Column<Guid>(type: "uuid", nullable: true),
                    referral_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    appointment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "declared_totals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    network_code = table.Column<string>(type: "text", nullable: true),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    deposited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    deposited_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    counts = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_declared_totals", x => x.id);
                    table.ForeignKey(
                        name: "fk_declared_totals_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "early_leaver_recipients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_early_leaver_recipients", x => x.id);
                    table.ForeignKey(
                        name: "fk_early_leaver_recipients_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "erased_referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    said_no = table.Column<bool>(type: "boolean", nullable: false),
                    was_sent = table.Column<bool>(type: "boolean", nullable: false),
                    was_acknowledged = table.Column<bool>(type: "boolean", nullable: false),
                    was_accepted = table.Column<bool>(type: "boolean", nullable: false),
                    was_declined = table.Column<bool>(type: "boolean", nullable: false),
                    has_met = table.Column<bool>(type: "boolean", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_referrals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "escalation_digests",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_escalation_digests", x => new { x.account_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "identity_keys",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    use = table.Column<string>(type: "text", nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", nullable: false),
                    active_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_keys", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    email = table.Column<byte[]>(type: "bytea", nullable: false),
                    email_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    network_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    invited_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "network_deadlines",
                columns: table => new
                {
                    network_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    to_acknowledge = table.Column<int>(type: "integer", nullable: false),
                    to_answer = table.Column<int>(type: "integer", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_deadlines", x => x.network_code);
                });

            migrationBuilder.CreateTable(
                name: "outgoing_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    about_id = table.Column<Guid>(type: "uuid", nullable: true),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    mail_id = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    recipient = table.Column<byte[]>(type: "bytea", nullable: true),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    useful_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    leased_by = table.Column<Guid>(type: "uuid", nullable: true),
                    leased_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_problem = table.Column<string>(type: "text", nullable: true),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    printed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outgoing_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "satisfactions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    network_code = table.Column<string>(type: "text", nullable: true),
                    welcomed = table.Column<int>(type: "integer", nullable: false),
                    understood = table.Column<int>(type: "integer", nullable: false),
                    knows_next = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_satisfactions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_attempts",
                columns: table => new
                {
                    email_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_attempts", x => x.email_key);
                });

            migrationBuilder.CreateTable(
                name: "spent_answers",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    spent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spent_answers", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "tally_sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    rows = table.Column<string>(type: "text", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    cells = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tally_sheets", x => x.id);
                    table.ForeignKey(
                        name: "fk_tally_sheets_place_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tally_sheets_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tombstones",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    erased_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tombstones", x => x.id);
                });

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
                name: "access_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    network_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    uses = table.Column<int[]>(type: "integer[]", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_used_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_keys_accounts_id",
                        column: x => x.id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_access_keys_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    network_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_memberships", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_memberships_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_account_memberships_structure_structure_id",
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
                    summary_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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
                name: "contacts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_by = table.Column<Guid>(type: "uuid", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false, defaultValue: "Desk"),
                    reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    said = table.Column<string>(type: "text", nullable: false),
                    rules_version = table.Column<string>(type: "text", nullable: false),
                    answered = table.Column<string[]>(type: "text[]", nullable: false),
                    ending = table.Column<string>(type: "text", nullable: false),
                    next_place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    correction = table.Column<byte[]>(type: "bytea", nullable: true),
                    path_id = table.Column<Guid>(type: "uuid", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contacts", x => x.id);
                    table.ForeignKey(
                        name: "fk_contacts_accounts_received_by",
                        column: x => x.received_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contacts_place_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contacts_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "local_credentials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    password = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    password_set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    totp_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    totp_step = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_credentials", x => x.id);
                    table.ForeignKey(
                        name: "fk_local_credentials_accounts_id",
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
                name: "password_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_password_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_password_links_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_identities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    linked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_identities", x => x.id);
                    table.ForeignKey(
                        name: "fk_provider_identities_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => x.id);
                    table.ForeignKey(
                        name: "fk_recovery_codes_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    sender_reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    path_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sender_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    sender_place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_network = table.Column<string>(type: "text", nullable: true),
                    followed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    state_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_event_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    appointment_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    is_formal_request = table.Column<bool>(type: "boolean", nullable: false),
                    is_override = table.Column<bool>(type: "boolean", nullable: false),
                    is_loop = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    shared = table.Column<int[]>(type: "integer[]", nullable: false),
                    said = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    email = table.Column<byte[]>(type: "bytea", nullable: true),
                    postal_address = table.Column<byte[]>(type: "bytea", nullable: true),
                    message = table.Column<byte[]>(type: "bytea", nullable: true),
                    news = table.Column<string>(type: "text", nullable: false),
                    word = table.Column<byte[]>(type: "bytea", nullable: true),
                    wrong_words = table.Column<int>(type: "integer", nullable: false),
                    closed_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    clock = table.Column<string>(type: "text", nullable: false),
                    clock_from = table.Column<DateOnly>(type: "date", nullable: true),
                    first_met_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    chased = table.Column<string>(type: "text", nullable: false),
                    clock_chased = table.Column<string>(type: "text", nullable: false),
                    next_chase_on = table.Column<DateOnly>(type: "date", nullable: true),
                    escalated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    escalation_solved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    has_answered_questions = table.Column<bool>(type: "boolean", nullable: false),
                    sender_closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    receiver_closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => x.id);
                    table.ForeignKey(
                        name: "fk_referrals_accounts_written_by",
                        column: x => x.written_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referrals_place_receiver_place_id",
                        column: x => x.receiver_place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referrals_structure_receiver_id",
                        column: x => x.receiver_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referrals_structure_sender_id",
                        column: x => x.sender_id,
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
                    state = table.Column<string>(type: "text", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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
                name: "data_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    words = table.Column<byte[]>(type: "bytea", nullable: true),
                    reminders = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_data_answers_data_request_request_id",
                        column: x => x.request_id,
                        principalTable: "data_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_data_answers_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    membership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_sign_in_sessions_account_memberships_membership_id",
                        column: x => x.membership_id,
                        principalTable: "account_memberships",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sign_in_sessions_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "call_backs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    band = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    chased_on = table.Column<DateOnly>(type: "date", nullable: true),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_backs", x => x.id);
                    table.ForeignKey(
                        name: "fk_call_backs_referral_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaints", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaints_referral_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referral_consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    items = table.Column<int[]>(type: "integer[]", nullable: false),
                    manner = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    representative_present = table.Column<bool>(type: "boolean", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_consents", x => x.id);
                    table.ForeignKey(
                        name: "fk_referral_consents_referral_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referral_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_as = table.Column<byte[]>(type: "bytea", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decline_reason = table.Column<string>(type: "text", nullable: true),
                    counter_place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_referral_events_referral_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referral_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_referral_links_referral_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
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

            migrationBuilder.CreateTable(
                name: "provider_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    id_token = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_provider_sessions_sign_in_session_id",
                        column: x => x.id,
                        principalTable: "sign_in_sessions",
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
                name: "ix_access_keys_network_code",
                table: "access_keys",
                column: "network_code");

            migrationBuilder.CreateIndex(
                name: "ix_access_keys_structure_id",
                table: "access_keys",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_keys_token_hash",
                table: "access_keys",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_records_account_id_kind_at_object_id",
                table: "access_records",
                columns: new[] { "account_id", "kind", "at", "object_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_records_at",
                table: "access_records",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_access_records_kind_object_id",
                table: "access_records",
                columns: new[] { "kind", "object_id" });

            migrationBuilder.CreateIndex(
                name: "ix_account_events_account_id_at",
                table: "account_events",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_account_events_at",
                table: "account_events",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_account_memberships_account_id",
                table: "account_memberships",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_memberships_structure_id",
                table: "account_memberships",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_disabled_at",
                table: "accounts",
                column: "disabled_at");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_email_key",
                table: "accounts",
                column: "email_key",
                unique: true);

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
                name: "ix_archives_holds_structure_id",
                table: "archives_holds",
                column: "structure_id");

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
                name: "ix_call_backs_referral_id",
                table: "call_backs",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_call_backs_structure_id_due_on",
                table: "call_backs",
                columns: new[] { "structure_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_call_requests_due_on_taken_at",
                table: "call_requests",
                columns: new[] { "due_on", "taken_at" });

            migrationBuilder.CreateIndex(
                name: "ix_call_requests_structure_id_taken_at",
                table: "call_requests",
                columns: new[] { "structure_id", "taken_at" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_due_on_answered_at",
                table: "complaints",
                columns: new[] { "due_on", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_referral_id",
                table: "complaints",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_structure_id_answered_at",
                table: "complaints",
                columns: new[] { "structure_id", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_day",
                table: "contacts",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_contacts_path_id",
                table: "contacts",
                column: "path_id");

            migrationBuilder.CreateIndex(
                name: "ix_contacts_place_id",
                table: "contacts",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_contacts_received_by",
                table: "contacts",
                column: "received_by");

            migrationBuilder.CreateIndex(
                name: "ix_contacts_structure_id_day",
                table: "contacts",
                columns: new[] { "structure_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_data_answers_request_id",
                table: "data_answers",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_data_answers_structure_id_state",
                table: "data_answers",
                columns: new[] { "structure_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_due_on",
                table: "data_requests",
                column: "due_on");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_path_id",
                table: "data_requests",
                column: "path_id");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_reference",
                table: "data_requests",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_declared_totals_month",
                table: "declared_totals",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "ix_declared_totals_structure_id",
                table: "declared_totals",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_early_leaver_recipients_structure_id",
                table: "early_leaver_recipients",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_held_times_sitting_id",
                table: "held_times",
                column: "sitting_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_structure_id",
                table: "invitations",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_token_hash",
                table: "invitations",
                column: "token_hash",
                unique: true);

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
                name: "ix_outgoing_messages_about_id",
                table: "outgoing_messages",
                column: "about_id");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_messages_state_next_attempt_at",
                table: "outgoing_messages",
                columns: new[] { "state", "next_attempt_at" });

            migrationBuilder.CreateIndex(
                name: "ix_password_links_account_id",
                table: "password_links",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_password_links_token_hash",
                table: "password_links",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposed_seats_sitting_id",
                table: "proposed_seats",
                column: "sitting_id");

            migrationBuilder.CreateIndex(
                name: "ix_provider_identities_account_id",
                table: "provider_identities",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_provider_identities_subject_key",
                table: "provider_identities",
                column: "subject_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recovery_codes_account_id",
                table: "recovery_codes",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_consents_referral_id",
                table: "referral_consents",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_events_referral_id",
                table: "referral_events",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_links_referral_id",
                table: "referral_links",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_links_token_hash",
                table: "referral_links",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referrals_department_code_escalated_on",
                table: "referrals",
                columns: new[] { "department_code", "escalated_on" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_last_event_at",
                table: "referrals",
                column: "last_event_at");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_next_chase_on",
                table: "referrals",
                column: "next_chase_on");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_path_id",
                table: "referrals",
                column: "path_id");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_path_id1",
                table: "referrals",
                column: "path_id",
                unique: true,
                filter: "state NOT IN ('Ended', 'Withdrawn')");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_receiver_id_state_state_since",
                table: "referrals",
                columns: new[] { "receiver_id", "state", "state_since" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_receiver_place_id",
                table: "referrals",
                column: "receiver_place_id");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_reference",
                table: "referrals",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referrals_sender_id_state_state_since",
                table: "referrals",
                columns: new[] { "sender_id", "state", "state_since" });

            migrationBuilder.CreateIndex(
                name: "ix_referrals_written_by",
                table: "referrals",
                column: "written_by");

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
                name: "ix_sign_in_attempts_last_at",
                table: "sign_in_attempts",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_sessions_account_id",
                table: "sign_in_sessions",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_sessions_membership_id",
                table: "sign_in_sessions",
                column: "membership_id");

            migrationBuilder.CreateIndex(
                name: "ix_sittings_adviser_id_start",
                table: "sittings",
                columns: new[] { "adviser_id", "start" });

            migrationBuilder.CreateIndex(
                name: "ix_tally_sheets_day",
                table: "tally_sheets",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_tally_sheets_place_id_day",
                table: "tally_sheets",
                columns: new[] { "place_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tally_sheets_structure_id",
                table: "tally_sheets",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_tombstones_erased_on",
                table: "tombstones",
                column: "erased_on");

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
                name: "access_keys");

            migrationBuilder.DropTable(
                name: "access_records");

            migrationBuilder.DropTable(
                name: "account_events");

            migrationBuilder.DropTable(
                name: "appointment_links");

            migrationBuilder.DropTable(
                name: "appointment_notes");

            migrationBuilder.DropTable(
                name: "archives_holds");

            migrationBuilder.DropTable(
                name: "breaches");

            migrationBuilder.DropTable(
                name: "busy_times");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "call_backs");

            migrationBuilder.DropTable(
                name: "call_requests");

            migrationBuilder.DropTable(
                name: "complaints");

            migrationBuilder.DropTable(
                name: "contacts");

            migrationBuilder.DropTable(
                name: "data_answers");

            migrationBuilder.DropTable(
                name: "declared_totals");

            migrationBuilder.DropTable(
                name: "early_leaver_recipients");

            migrationBuilder.DropTable(
                name: "erased_referrals");

            migrationBuilder.DropTable(
                name: "escalation_digests");

            migrationBuilder.DropTable(
                name: "held_times");

            migrationBuilder.DropTable(
                name: "identity_keys");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "local_credentials");

            migrationBuilder.DropTable(
                name: "network_deadlines");

            migrationBuilder.DropTable(
                name: "openings");

            migrationBuilder.DropTable(
                name: "outgoing_messages");

            migrationBuilder.DropTable(
                name: "password_links");

            migrationBuilder.DropTable(
                name: "proposed_seats");

            migrationBuilder.DropTable(
                name: "provider_identities");

            migrationBuilder.DropTable(
                name: "provider_sessions");

            migrationBuilder.DropTable(
                name: "recovery_codes");

            migrationBuilder.DropTable(
                name: "referral_consents");

            migrationBuilder.DropTable(
                name: "referral_events");

            migrationBuilder.DropTable(
                name: "referral_links");

            migrationBuilder.DropTable(
                name: "satisfactions");

            migrationBuilder.DropTable(
                name: "seats");

            migrationBuilder.DropTable(
                name: "sign_in_attempts");

            migrationBuilder.DropTable(
                name: "spent_answers");

            migrationBuilder.DropTable(
                name: "tally_sheets");

            migrationBuilder.DropTable(
                name: "tombstones");

            migrationBuilder.DropTable(
                name: "data_requests");

            migrationBuilder.DropTable(
                name: "waiting");

            migrationBuilder.DropTable(
                name: "sign_in_sessions");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropTable(
                name: "appointments");

            migrationBuilder.DropTable(
                name: "sittings");

            migrationBuilder.DropTable(
                name: "account_memberships");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropColumn(
                name: "path_id",
                table: "saved_situations");
        }
    }
}
