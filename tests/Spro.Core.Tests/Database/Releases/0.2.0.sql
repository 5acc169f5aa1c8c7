-- The store of version 0.2.0, every column of every table filled somewhere. All of it is invented.
-- Schema: AddProfessionals
-- Master key: R1yBhu7xegJ9OEJnDKHIojQ7m62G3rSURTfaINnKRC4=
--
-- The same for both engines: text_list(), number_list(), id_list() and bytes() are defined by whoever loads this, since
-- one keeps lists as JSON and the other as arrays. Identifiers are in capitals and instants in UTC, as SQLite keeps them
-- as text. What is sealed was sealed as version 0.2.0 does it, by the keys of identity_keys, which the master key above
-- opens; it closes nothing else. For a new sealed column, IdentityKeyring.Seal gives the bytes under those keys. Once the
-- version is released, nothing changes here: the next one starts as a copy, under its own number.

INSERT INTO public_data_version (id, version, first_started_on, demonstration_loaded_on) VALUES
  (1, 7, '2026-11-24', '2026-11-25');

INSERT INTO territories (kind, code, name, sort_name, parent_code, time_zone, holiday_zone, note, valid_from, valid_to, source, source_version, source_date) VALUES
  ('Region', '52', 'Région d''essai', 'region d essai', NULL, 'Europe/Paris', 'metropole', 'Région inventée.', '2016-01-01', NULL, 'essai', '2026', '2026-01-01'),
  ('Department', '53', 'Département d''essai', 'departement d essai', '52', 'Europe/Paris', 'metropole', NULL, NULL, NULL, 'essai', '2026', '2026-01-01'),
  ('Epci', '200000001', 'Communauté d''essai', 'communaute d essai', NULL, NULL, NULL, NULL, '2017-01-01', '2026-12-31', 'essai', '2026', '2026-01-01');

INSERT INTO communes (code, name, sort_name, department_code, latitude, longitude, population, valid_from, valid_to, source, source_version, source_date) VALUES
  ('53998', 'Essai-sur-Mayenne', 'essai sur mayenne', '53', 48.3, -0.6, 1200, '2019-01-01', NULL, 'essai', '2026', '2026-01-01'),
  ('53999', 'Essai-le-Vieux', 'essai le vieux', '53', NULL, NULL, NULL, NULL, '2018-12-31', 'essai', '2026', '2026-01-01');

INSERT INTO commune_memberships (id, commune_code, kind, territory_code, valid_from, valid_to) VALUES
  ('0A000000-0000-4000-8000-00000000000A', '53998', 'Epci', '200000001', '2019-01-01', NULL),
  ('0A000000-0000-4000-8000-00000000000B', '53999', 'Epci', '200000001', NULL, '2018-12-31');

INSERT INTO commune_postcodes (commune_code, postcode, valid_to) VALUES
  ('53998', '53990', NULL),
  ('53999', '53991', '2018-12-31');

INSERT INTO commune_former_names (commune_code, former_code, name, kind, valid_to) VALUES
  ('53998', '53999', 'Essai-le-Vieux', 'Delegated', '2018-12-31');

INSERT INTO structures (id, network_code, name, siret, description, website, charter_signed_on, source, source_id, source_version, source_date, valid_from, valid_to, confirmed_on, confirmed_by_member, is_fictitious, from_demonstration, as_given) VALUES
  ('0B000000-0000-4000-8000-00000000000A', 'ML', 'Mission locale d''essai', '00000000000000', 'Lieu fictif.', 'https://example.org/', '2025-10-09', 'essai', 'ml', '2026-11', '2026-11-01', '2026-01-01', NULL, '2026-11-20', true, true, false, '{"id":"essai"}'),
  ('0B000000-0000-4000-8000-00000000000B', NULL, 'Association d''essai', NULL, NULL, NULL, NULL, 'essai', 'association', '', NULL, NULL, '2026-10-31', NULL, false, true, true, NULL);

INSERT INTO places (id, structure_id, name, kind, address, address_complement, postcode, commune_code, department_code, latitude, longitude, position_is_commune, hours, hours_note, phone, email, written_alternative, website, appointment_url, channels, step_free, accessibility_note, accessibility_url, how_to_get_there, what_to_bring, status, status_note, exceptions, stops, source, source_id, source_version, source_date, valid_from, valid_to, confirmed_on, confirmed_by_member, is_fictitious, from_demonstration) VALUES
  ('0C000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', 'Accueil d''essai', 'Fixed', '1 rue de l''Exemple', 'Escalier B', '53990', '53998', '53', 48.301, -0.601, false, 'Mo-Fr 09:00-17:00', 'Sur rendez-vous le jeudi.', '02 61 91 99 01', 'accueil@example.org', 'SMS au 06 39 98 99 01', 'https://example.org/', 'https://example.org/rendez-vous', 'Place, Phone, Written', true, 'Salle calme.', 'https://example.org/acces', 'Bus 1.', 'Rien.', 'TemporarilyClosed', 'Travaux.', '[{"From": "2026-12-24", "To": "2026-12-31", "Hours": null, "Reason": "fêtes"}]', '[]', 'essai', 'accueil', '2026-11', '2026-11-01', '2026-01-01', NULL, '2026-11-20', true, true, false),
  ('0C000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', 'Bus d''essai', 'Mobile', NULL, NULL, NULL, NULL, '53', NULL, NULL, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Place', NULL, NULL, NULL, NULL, NULL, 'Open', NULL, '[]', '[{"Date": "2026-12-01", "Opens": "09:00:00", "Closes": "12:00:00", "CommuneCode": "53998", "Address": "Place du marché", "Latitude": 48.3, "Longitude": -0.6}]', 'essai', 'bus', '', NULL, NULL, '2027-12-31', NULL, false, true, true);

INSERT INTO services (id, structure_id, place_id, name, description, level, needs, audiences, minimum_age, maximum_age, eligibility_zones, conditions, channels, themes, source, source_id, source_version, source_date, valid_from, valid_to, confirmed_on, confirmed_by_member, is_fictitious, from_demonstration, as_given) VALUES
  ('0D000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', 'Conseil d''essai', 'Une heure.', 'PersonalAdvice', text_list('vae', 'job_search'), text_list('jeunes'), 16, 25, text_list('53'), 'Aucune.', 'Place, Video', text_list('choisir-un-metier'), 'essai', 'conseil', '2026-11', '2026-11-01', '2026-01-01', '2027-12-31', '2026-11-20', true, true, false, '{"id":"essai"}'),
  ('0D000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', NULL, 'Accueil d''essai', NULL, 'FirstAnswer', text_list(), text_list(), NULL, NULL, text_list(), NULL, 'None', text_list(), 'essai', 'accueil', '', NULL, NULL, NULL, NULL, false, true, true, NULL);

INSERT INTO professionals (id, structure_id, name, role, email, phone, topics, source, source_id, source_version, source_date, valid_from, valid_to, confirmed_on, confirmed_by_member, is_fictitious, from_demonstration) VALUES
  ('0E000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', 'Camille Exemple', 'conseillère', 'camille@example.org', '02 61 91 99 02', 'apprentissage', 'essai', 'camille', '2026-11', '2026-11-01', '2026-01-01', '2027-12-31', '2026-11-20', true, true, false);

INSERT INTO rule_sets (version, valid_from, valid_to, document, published_at) VALUES
  ('essai-1', '2026-11-01', '2027-12-31', '{"version": "essai-1", "title": "Règles d''essai", "status": "draft", "validFrom": "2026-11-01", "validTo": "2027-12-31", "author": "Essai", "approver": "Personne", "changes": [], "notice": "Règles inventées pour un essai.", "maxAnswers": 4, "maxComplements": 3, "maxQuestions": 3, "asks": [], "flags": [], "filters": [], "rules": [{"id": "E01", "name": "Tout le monde", "when": {"always": true}, "gives": [{"network": "ML", "rank": "primary", "order": 10}], "flags": [], "reason": "Essai.", "scheme": "Essai", "references": [{"text": "aucune", "mark": "V"}], "mark": "V"}]}', '2026-11-24 09:00:00');

INSERT INTO saved_situations (code_hash, query, path_id, created_at, expires_at) VALUES
  ('F2FA488440A6C6D544E752AFDDC977133F951D82FE286EFAB2E460EEE1A398F9', '?commune=53998&age=16-17', NULL, '2026-11-24 09:00:00.5', '2027-02-22 09:00:00.5'),
  ('675CE101F0B07045B7B4CA1FC8D3F27D317A8BD8EB9956178610B1A54BF38466', '?insee=53998&age=16-17', '29000000-0000-4000-8000-00000000000A', '2026-11-16 09:10:00', '2027-02-14 09:10:00');

INSERT INTO remarks (id, kind, page, place_id, rules_version, text, created_at) VALUES
  ('0F000000-0000-4000-8000-00000000000A', 'WrongInformation', '/lieux/0c000000-0000-4000-8000-00000000000a', '0C000000-0000-4000-8000-00000000000A', NULL, 'Essai : le téléphone a changé.', '2026-11-24 10:00:00'),
  ('0F000000-0000-4000-8000-00000000000B', 'NotUnderstood', '/reponse', NULL, 'essai-1', NULL, '2026-11-24 11:00:00');

INSERT INTO learned_differences (difference, count) VALUES
  (-2, 1),
  (3, 12);

INSERT INTO proposed_changes (id, record_id, source, payload, proposed_at) VALUES
  ('1A000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', 'essai', '{"Phone":"02 61 91 99 03"}', '2026-11-24 12:00:00');

INSERT INTO staged_items (run_id, kind, item_id, "where", record, payload) VALUES
  ('1B000000-0000-4000-8000-00000000000A', 'Structure', '1B000000-0000-4000-8000-00000000000B', 'essai.csv:2', 1, '{"Name":"Essai"}');

INSERT INTO referential_versions (referential, version, source, licence, date, imported_on, revision, is_demonstration) VALUES
  ('rome', '900', 'Essai', 'Licence d''essai', '2026-01-01', '2026-11-24', 0, false),
  ('certifications', '900', 'Essai', 'Licence d''essai', '2026-01-01', '2026-11-24', 0, false),
  ('trainings', 'essai', 'Essai', 'Licence d''essai', '2026-01-01', '2026-11-24', 0, false),
  ('labour-market', 'dares-tension-2019', 'Essai', 'Licence d''essai', NULL, '2026-11-24', 0, false),
  ('inserjeunes', '900', 'Essai', 'Licence d''essai', NULL, '2026-11-24', 0, false),
  ('rome', '901', 'Essai', 'Licence d''essai', NULL, '2026-11-24', 2, true);

INSERT INTO occupations (version, rome_code, title, parent_code, is_regulated) VALUES
  ('900', 'A1101', 'Veilleur / Veilleuse d''essai', 'A1101', true),
  ('900', 'A1102', 'Guide d''essai', NULL, NULL);

INSERT INTO occupation_domains (version, code, label) VALUES
  ('900', 'A', 'Domaine d''essai'),
  ('900', 'A11', 'Sous-domaine d''essai');

INSERT INTO occupation_titles (version, ogr_code, rome_code, long_form, short_form, masculine, feminine, is_principal, is_rare) VALUES
  ('900', '10', 'A1101', 'Veilleur / Veilleuse d''essai', 'Veilleur(se)', 'Veilleur d''essai', 'Veilleuse d''essai', true, false),
  ('900', '11', 'A1101', 'Sentinelle d''essai', NULL, NULL, NULL, false, true);

INSERT INTO occupation_texts (version, rome_code, kind, position, text) VALUES
  ('900', 'A1101', 'Definition', 0, 'Veille la nuit.');

INSERT INTO occupation_interests (version, rome_code, major, minor) VALUES
  ('900', 'A1101', 'R', 'S'),
  ('900', 'A1102', 'A', NULL);

INSERT INTO occupation_mobilities (version, from_code, from_title, to_code, to_title, kind) VALUES
  ('900', 'A1101', '', 'A1102', '', 'Near');

INSERT INTO skills (version, ogr_code, kind, label, category) VALUES
  ('900', '100', 'KnowHow', 'Rester éveillé', NULL),
  ('900', '101', 'Condition', 'Travail de nuit', 'Horaires');

INSERT INTO occupation_skills (version, rome_code, skill_code, is_basic, position) VALUES
  ('900', 'A1101', '100', true, 1),
  ('900', 'A1101', '101', false, 2);

INSERT INTO certifications (version, source_id, code, title, type, level, certifier, is_active, is_certifying, ends_on, last_session_year, rome_codes, formacodes, updated_on) VALUES
  ('900', '1', 'RNCP90001', 'Brevet d''essai', 'Brevet', 4, 'Ministère d''essai', true, true, '2031-12-31', 2031, 'A1101 A1102', '21054', '2026-05-01'),
  ('900', '2', 'CI2', 'Préparation d''essai', NULL, NULL, NULL, NULL, false, NULL, NULL, '', '', NULL);

INSERT INTO certification_successions (version, old_code, new_code) VALUES
  ('900', 'RNCP90000', 'RNCP90001');

INSERT INTO formacode_labels (version, code, label) VALUES
  ('900', '21054', 'Domaine d''essai');

INSERT INTO onisep_occupations (version, sheet_id, title, rome_codes, updated_on) VALUES
  ('900', 'MET.1', 'veilleur / veilleuse d''essai', 'A1101', '2026-03-05'),
  ('900', 'MET.2', 'guetteur / guetteuse d''essai', '', NULL);

INSERT INTO onisep_titles (version, sheet_id, title) VALUES
  ('900', 'MET.1', 'gardien / gardienne d''essai');

INSERT INTO onisep_trainings (version, sheet_id, title, type, duration, level, updated_on) VALUES
  ('900', 'FOR.1', 'brevet d''essai', 'brevet', '2 ans', 4, '2024-05-17'),
  ('900', 'FOR.2', 'autre brevet d''essai', NULL, NULL, NULL, NULL);

INSERT INTO onisep_training_codes (version, sheet_id, code) VALUES
  ('900', 'FOR.1', 'RNCP90001');

INSERT INTO onisep_paths (version, training_id, occupation_id) VALUES
  ('900', 'FOR.1', 'MET.1');

INSERT INTO training_offers (version, id, source_id, title, certification_codes, rome_codes, formacodes, provider, commune_code, latitude, longitude, mode, level, funding, cpf_eligible, open_without_diploma, disability_access, sessions, hours, updated_on, is_fictional) VALUES
  ('essai', '1D000000-0000-4000-8000-00000000000A', '1', 'Veiller la nuit', 'RNCP90001', 'A1101', '21054', 'Organisme d''essai', '53998', 48.1, -0.7, 'Mixed', 4, 'Region, Cpf', true, false, true, '2026-12-15/2027-06-30', 700, '2026-11-01', false),
  ('essai', '1D000000-0000-4000-8000-00000000000B', '2', 'Autre essai', '', '', '', 'Organisme d''essai', NULL, NULL, NULL, NULL, NULL, 'None', NULL, NULL, NULL, '', NULL, NULL, true);

INSERT INTO occupation_families (version, code, label) VALUES
  ('dares-tension-2019', 'A0Z40', 'Famille d''essai');

INSERT INTO occupation_family_links (version, family_code, rome_code) VALUES
  ('dares-tension-2019', 'A0Z40', 'A1101');

INSERT INTO employment_basins (version, code, name) VALUES
  ('dares-tension-2019', '5201', 'Bassin d''essai');

INSERT INTO labour_figures (version, nomenclature, code, measure, area, area_code, period, value, why) VALUES
  ('dares-tension-2019', 'Fap', 'A0Z40', 'TensionIndex', 'Region', '52', '2019', 1.5, NULL),
  ('dares-tension-2019', 'Fap', 'A0Z40', 'TensionIndex', 'Nation', '', '2019', NULL, 'Withheld');

INSERT INTO insertion_rates (version, uai, cohort, track, name, region_code, went_on, in_work, otherwise, broken_contracts, employed_after6, expected_after6, employed_after12, employed_after18, employed_after24) VALUES
  ('900', '0530001A', '2022-2023', 'School', 'Lycée d''essai', '52', 40, 35, 25, NULL, 58, 60, 62, 64, 66),
  ('900', '0530002B', '2022-2023', 'Apprenticeship', 'Centre d''essai', NULL, NULL, NULL, NULL, 12, NULL, NULL, NULL, NULL, NULL);

INSERT INTO diploma_insertions (version, diploma, name, region_code, measures, went_on, employed_after6, employed_after12, employed_after18, employed_after24, certification_codes) VALUES
  ('900', 'CAP', 'essai', '52', 12, 40, 58, 60, 62, 64, 'RNCP90001'),
  ('900', 'BTS', 'essai', '', 0, NULL, NULL, NULL, NULL, NULL, '');

INSERT INTO link_checks (url, state, status, moved_to, checked_at, dead_since) VALUES
  ('https://example.org/', 'Gone', 404, 'https://example.org/autre', '2026-11-24 09:00:00', '2026-11-17 09:00:00'),
  ('https://example.org/silence', 'Silent', NULL, NULL, '2026-11-24 09:00:00', NULL);

INSERT INTO staged_rows (run_id, rank, row_type, is_new, payload) VALUES
  ('1C000000-0000-4000-8000-00000000000A', 0, 'Skill', true, '{"Version":"900"}');

INSERT INTO identity_keys (number, use, wrapped, active_from) VALUES
  (1, 'Sealing', bytes('227D051E081A22D0D0921D6254F99D76F616AFF750999B89A584AC265220831BBB4F6CD1196D85993665AF1589CCC46B775385FA3330F470BD73AE89'), '2026-11-02 07:00:00'),
  (2, 'LookUp', bytes('CDED93ABC7F04E274A325998FC01EC3F7BC807096F6049D96A890F7C245EFA5EE7E130022A3F61BD37F85D1E76A6D1EC42B92C992EA3A66976049097'), '2026-11-02 07:00:00');

INSERT INTO accounts (id, name, email, email_key, created_at, last_used_at, disabled_at, disabled_reason, forgotten_at, from_demonstration) VALUES
  ('20000000-0000-4000-8000-00000000000A', bytes('0100014154B77541967EFA2C77B518253377FE984AC63A4B8A8693C2300F89F6F9E90B9469D8BD838CAE8B598566'), bytes('010001C468C355E9A4900734146548FC90BD1ACFD689BDB2D2C947DB9376CCDB03B4DE646B495F1EDA6B83FF3FBFCCC70381'), bytes('8C0879E0BF2233E614F1F362B08B12E137DEAD5F93F4456A7E5AF4800E752491'), '2026-11-02 08:00:00', '2026-11-23 08:00:00', NULL, NULL, NULL, false),
  ('20000000-0000-4000-8000-00000000000B', bytes('01000129821D1D88A793B43961D464549C30F17FB085F46D2AA2126D66CA9AC004F916AC15E59861B484378B'), bytes('010001F49EE3D9B42AA21FCED7C6044D38EF1A4C085043922B5B221A566E40740BDD86C48834BD1125AEB00013E6E4B8'), bytes('213D2FCB4B3D4C4ECD36E8FF7B85C710968FB2895782AFC1156FF00D7727C164'), '2026-11-02 09:00:00', '2026-11-23 09:00:00', NULL, NULL, NULL, false),
  ('20000000-0000-4000-8000-00000000000C', bytes('010001B64283253E3F5DB24496A1F4ADEB765C47355B79C3B0359E1B093E294E97CDDE6249ECD52B409B106FA344B6997ABD2B51B27742A1C7C1F00FB36D1EC39032588FF2729AC3F77584E52AE4F5'), bytes('010001F2AAC1D26C089D856EDFF6A559526E9F87F530AB8FF554FA5CB34957'), bytes('6382B3CC881412B77BFCAEED026001C00D9E3025E66C20F6E7E92F079851462A'), '2025-10-01 08:00:00', NULL, '2025-11-10 16:00:00', 'Operator', '2026-11-11 02:00:00', false),
  ('20000000-0000-4000-8000-00000000000D', bytes('010001AB8C6125866E527D7DF75FF04385C559BEA5C3388BDBAE27044640D2C22DF47726166867C6BD9FC4A0E18D8F'), bytes('0100014E734C22245074BB375FA5CF84DD8E56B79BA825A2FE2A4E9CE859B8'), bytes('F0B5D4B08849F7D0B48DCC18F62ABFD15C14C7A97849B7586FA439C806FB0056'), '2026-11-03 08:00:00', '2026-11-23 10:00:00', NULL, NULL, NULL, false),
  ('20000000-0000-4000-8000-00000000000E', bytes('0100011875CEEF6B92848AEAF1DAF7F8BE6C73441187584A311D659B58DB7AB422151202B872F4CACC05CF84475418947E'), bytes('010001906CD575DDDABD39DDCC9C307EF3D68AB3794AAC37C713927C166191'), bytes('582BCBD7CB01C8C4E18B44EE5E7944FC9F2151AB6408D80B397D3581230FACC4'), '2026-11-03 09:00:00', NULL, NULL, NULL, NULL, false),
  ('20000000-0000-4000-8000-00000000000F', bytes('010001B77467A3F72503396642E868B5434D6C3655F70329B1024A14E30BA3C29CC57AC5135BF2409B6CCD1332311222'), bytes('010001DA6EAB0B1E5C1685F72D3CF7EB21F4064BE810B4D31B44EDCA070532E1F19AABD183B9B8A9471E770E709A3BAE54332FD0'), bytes('F17902CEFDF2CE9B5508001F0690BA7105BCD80074A0C276D6FF851FC46ECA17'), '2026-11-02 10:00:00', NULL, NULL, NULL, NULL, true);

INSERT INTO account_memberships (id, account_id, role, structure_id, department_code, network_code, valid_from, valid_to, ended_at) VALUES
  ('21000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000A', 'StructureManager', '0B000000-0000-4000-8000-00000000000A', NULL, NULL, '2026-11-02', NULL, NULL),
  ('21000000-0000-4000-8000-00000000000B', '20000000-0000-4000-8000-00000000000B', 'Adviser', '0B000000-0000-4000-8000-00000000000A', NULL, NULL, '2026-11-02', '2027-12-31', NULL),
  ('21000000-0000-4000-8000-00000000000C', '20000000-0000-4000-8000-00000000000C', 'ReceptionAgent', '0B000000-0000-4000-8000-00000000000A', NULL, NULL, '2025-10-01', '2025-11-10', '2025-11-10 16:00:00'),
  ('21000000-0000-4000-8000-00000000000D', '20000000-0000-4000-8000-00000000000F', 'NetworkCoordinator', NULL, NULL, 'ML', '2026-11-02', NULL, NULL),
  ('21000000-0000-4000-8000-00000000000E', '20000000-0000-4000-8000-00000000000F', 'RegionalGuidanceOfficer', NULL, '53', NULL, '2026-11-02', NULL, NULL),
  ('21000000-0000-4000-8000-00000000000F', '20000000-0000-4000-8000-00000000000A', 'Adviser', '0B000000-0000-4000-8000-00000000000B', NULL, NULL, '2026-11-02', NULL, NULL);

INSERT INTO sign_in_sessions (id, account_id, membership_id, device, created_at, seen_at, ended_at) VALUES
  ('22000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000A', '21000000-0000-4000-8000-00000000000A', 'Firefox sur Linux', '2026-11-23 08:00:00', '2026-11-23 11:30:00', '2026-11-23 11:31:00'),
  ('22000000-0000-4000-8000-00000000000B', '20000000-0000-4000-8000-00000000000B', '21000000-0000-4000-8000-00000000000B', 'Safari sur iPhone', '2026-11-24 08:30:00', '2026-11-24 08:45:00', NULL);

INSERT INTO provider_identities (id, account_id, subject_key, linked_at) VALUES
  ('23000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', bytes('A17B71D8A9A24A689704300987C30E77BB74CD6ED464497C9BE8D322345F76A2'), '2026-11-02 09:00:00');

INSERT INTO provider_sessions (id, id_token) VALUES
  ('22000000-0000-4000-8000-00000000000B', bytes('010001C4D20700A5F0E341F864CC3C0C9392F0FCA2C30C2F3DDF3AF6BCF081D822EBA0896945E8267236C9BC89FD2C73AAB114'));

INSERT INTO spent_answers (key, spent_at) VALUES
  (bytes('DFCF2D59627FC4E3DC05566E6A62AD246EF88EA800DAF9B5258AE0FA0C6614B9'), '2026-11-24 08:30:00');

-- The password of camille@example.org is "une chouette compte douze lanternes".
INSERT INTO local_credentials (id, password, password_set_at, totp_secret, totp_step) VALUES
  ('20000000-0000-4000-8000-00000000000A', '$argon2id$v=19$m=32768,t=3,p=1$Y0ea1poJCyWCd-yPum-ZQQ$kPZ1QHfbckUkdIXjg2067kHp2VTzgNTgQIxOXvOE_dY', '2026-11-02 08:05:00', bytes('010001165B4956FE0325B21E7DB5489FBBB6F4B5C84CFCA522D10E54B1EF16A42D3F4E48D3D131B7C2AD7A843659931130BFCBDC06105AA1F3D8C7A54FB1C8'), 59803440),
  ('20000000-0000-4000-8000-00000000000F', '$argon2id$v=19$m=32768,t=3,p=1$Y0ea1poJCyWCd-yPum-ZQQ$iZHKp7sLzurg7mzgYpzx_sLSmwo9K3TCua5t6PIBzzc', '2026-11-02 10:05:00', NULL, NULL);

INSERT INTO recovery_codes (id, account_id, hash, used_at) VALUES
  ('24000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000A', bytes('DC4D875A046713834EDFD6C3AE58740626232934DEFA6EE2B389ED5D7CE7D357'), '2026-11-12 08:00:00'),
  ('24000000-0000-4000-8000-00000000000B', '20000000-0000-4000-8000-00000000000A', bytes('D09C918B213C094DD9E109AF44F2F2BF44AA9B55B45D8D04353FF2D0CFFABD17'), NULL);

INSERT INTO password_links (id, token_hash, account_id, expires_at, used_at) VALUES
  ('25000000-0000-4000-8000-00000000000A', bytes('C1A3944289FA651FCE9F146BE4FB9D5DB7BD807ABE8E896DE88C82C5C12D5E62'), '20000000-0000-4000-8000-00000000000A', '2026-11-03 08:00:00', '2026-11-02 08:05:00'),
  ('25000000-0000-4000-8000-00000000000B', bytes('9E3342F4A8992BD6F6A7F3F55F4EC656D29985AB67E4D3715564CC5EBD9D37B6'), '20000000-0000-4000-8000-00000000000F', '2026-11-25 08:00:00', NULL);

INSERT INTO sign_in_attempts (email_key, failures, last_at) VALUES
  (bytes('06C08D28712075EC6252F1DAE3FD1DA3D0A3D142D449198EA0C2BAF0020E7857'), 3, '2026-11-24 08:40:00');

INSERT INTO account_events (id, account_id, actor_id, kind, role, structure_id, at) VALUES
  ('26000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '20000000-0000-4000-8000-00000000000A', 'Invited', 'Adviser', '0B000000-0000-4000-8000-00000000000A', '2026-11-02 08:30:00'),
  ('26000000-0000-4000-8000-00000000000B', '20000000-0000-4000-8000-00000000000A', NULL, 'SignedOut', NULL, NULL, '2026-11-23 11:31:00');

INSERT INTO access_records (id, kind, object_id, account_id, role, structure_id, purpose, at) VALUES
  ('27000000-0000-4000-8000-00000000000A', 'referral', '2B000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', 'Adviser', '0B000000-0000-4000-8000-00000000000A', 'HandOver', '2026-11-20 10:30:00'),
  ('27000000-0000-4000-8000-00000000000B', 'referral', '2B000000-0000-4000-8000-00000000000B', NULL, NULL, NULL, 'HandOver', '2026-11-19 10:30:00');

INSERT INTO invitations (id, token_hash, account_id, name, email, email_key, role, structure_id, department_code, network_code, invited_by, created_at, expires_at, accepted_at, withdrawn_at) VALUES
  ('28000000-0000-4000-8000-00000000000A', bytes('7F2BBB548DC956B1BDE7D361DAC54D8C1A0A261BA66F8B1FC5C486E2987A7D49'), '20000000-0000-4000-8000-00000000000B', bytes('010001E63364BC1DAFEFC8BD16D971D1E18A1A66B3839F846ABD1DEDF31348FB9BE3ECB2C5F7F17165980FE9'), bytes('01000104B484FC1D775DDE35A0F8632298F8A4FA260DD45CDCDF19A0548234CEA10BC693E3154BEA7E522D4FBAF3204D'), bytes('213D2FCB4B3D4C4ECD36E8FF7B85C710968FB2895782AFC1156FF00D7727C164'), 'Adviser', '0B000000-0000-4000-8000-00000000000A', NULL, NULL, '20000000-0000-4000-8000-00000000000A', '2026-11-02 08:30:00', '2026-11-09 08:30:00', '2026-11-02 09:00:00', NULL),
  ('28000000-0000-4000-8000-00000000000B', bytes('3B91DD2EE1423A4CD39A778C8C9FAFECD6484A7F10046701A348D12F225BFFEA'), '20000000-0000-4000-8000-000000000001', bytes('010001B02DA8D54805A1E2DA89ED56A9D8B6FA39E8B285DBF628A262DC5ED8B3B9B4C1598C2D2BC70549D4'), bytes('0100011F0F6FF5717FC0D93A26BC4DC5397084B7B3C44A8D9E92D5A2C356ECE86D3B557E8CE7A73C2AB1E8077D0C77'), bytes('C94B4F0C5852E8835EEF497301808325E3995D4FBC717D4DA229EBD5F0E3D23B'), 'NetworkCoordinator', NULL, NULL, 'ML', NULL, '2026-11-20 08:30:00', '2026-11-27 08:30:00', NULL, '2026-11-20 08:35:00'),
  ('28000000-0000-4000-8000-00000000000C', bytes('4D910C2D6ADAE4743BE7F29BBB7C84F28CE96DE87B446C68EEA8E9BD40E5925C'), '20000000-0000-4000-8000-000000000002', bytes('010001AE24E4AD30C2D5458015114F1A7F913E6E8DEF12C2C3925DFC92FD01C097F8A1E768D235FA2E26CDF419'), bytes('0100011C43F851DCC50D8DA9E47D87CC7E0AEAD877BC387DE4A22416ADEF6DB804F8283B5D320B7F0994A1947ED711EA8A'), bytes('29DB9B52CB06750A4677E8659E8546450C0B7E847D0B56AABEB601D976DA7A26'), 'RegionalGuidanceOfficer', NULL, '53', NULL, NULL, '2026-11-23 08:30:00', '2026-11-30 08:30:00', NULL, NULL);

-- The first key is "spro_NdASgxdzc-nh8E6lCRa3Io94S9IpXGl1m8ldNObANSc".
INSERT INTO access_keys (id, structure_id, network_code, token_hash, uses, made_by, made_at, expires_at, last_used_on, revoked_at) VALUES
  ('20000000-0000-4000-8000-00000000000D', '0B000000-0000-4000-8000-00000000000A', NULL, bytes('F0B5D4B08849F7D0B48DCC18F62ABFD15C14C7A97849B7586FA439C806FB0056'), number_list(1, 3), '20000000-0000-4000-8000-00000000000A', '2026-11-03 08:00:00', '2027-11-03 00:00:00', '2026-11-23', NULL),
  ('20000000-0000-4000-8000-00000000000E', NULL, 'ML', bytes('582BCBD7CB01C8C4E18B44EE5E7944FC9F2151AB6408D80B397D3581230FACC4'), number_list(5), '20000000-0000-4000-8000-00000000000F', '2026-11-03 09:00:00', '2027-11-03 00:00:00', NULL, '2026-11-04 09:00:00');

INSERT INTO contacts (id, structure_id, place_id, received_by, origin, reference, recorded_at, day, channel, said, rules_version, answered, ending, next_place_id, correction, path_id, closed_at) VALUES
  ('2A000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000A', 'Desk', NULL, '2026-11-16 09:00:00', '2026-11-16', 'OnSite', '?insee=53998&age=16-17&needs=job_search', 'essai-1', text_list('ML'), 'OtherDoor', '0C000000-0000-4000-8000-00000000000B', bytes('010001A75A9977DF704C451764341730D9E119DC9556C69A61D772AB1DA005D14C355CFA6CAB32855ECFDE232ED1345C9F200DAD3F5AC75C012A90BC'), '29000000-0000-4000-8000-00000000000A', NULL),
  ('2A000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', '0C000000-0000-4000-8000-00000000000B', '20000000-0000-4000-8000-00000000000A', 'Software', 'dossier-1', '2026-11-18 09:00:00', '2026-11-18', 'Phone', '?insee=53998&age=16-17&needs=job_search', 'essai-1', text_list('ML'), 'OtherDoor', '0C000000-0000-4000-8000-00000000000A', NULL, '29000000-0000-4000-8000-00000000000B', NULL),
  ('2A000000-0000-4000-8000-00000000000C', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', 'File', NULL, '2026-11-17 09:00:00', '2026-11-17', 'Written', '', 'essai-1', text_list(), 'AnsweredHere', NULL, NULL, '29000000-0000-4000-8000-00000000000A', '2026-11-23 12:00:00');

INSERT INTO tally_sheets (id, structure_id, place_id, day, rows, entered_by, entered_on, cells) VALUES
  ('35000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '2026-11-19', 'Channels', '20000000-0000-4000-8000-00000000000A', '2026-11-20', '[{"Row": "OnSite", "Age": "16-17", "Count": 4}, {"Row": "Phone", "Age": null, "Count": 2}]'),
  ('35000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', '0C000000-0000-4000-8000-00000000000B', '2026-11-19', 'Needs', '20000000-0000-4000-8000-00000000000A', '2026-11-19', '[]');

INSERT INTO declared_totals (id, structure_id, network_code, month, deposited_by, deposited_at, counts) VALUES
  ('7A7F8935-627E-8FCA-A2BF-9DA1CA6CEEC9', '0B000000-0000-4000-8000-00000000000A', 'ML', '2026-10-01', '20000000-0000-4000-8000-00000000000D', '2026-11-03 08:30:00', '[{"Channel": "OnSite", "Contacts": 120, "Answered": 90}, {"Channel": "Phone", "Contacts": 30, "Answered": null}]'),
  ('BD040E8D-18AB-8EAE-BBA7-56B671FBF758', NULL, 'ML', '2026-10-01', '20000000-0000-4000-8000-00000000000F', '2026-11-04 08:30:00', '[]');

INSERT INTO referrals (id, reference, sender_reference, path_id, contact_id, sender_id, written_by, sender_place_id, receiver_id, receiver_place_id, receiver_network, followed_by, department_code, state, state_since, created_at, last_event_at, appointment_at, outcome, is_formal_request, is_override, is_loop, reason, shared, said, name, phone, email, postal_address, message, news, word, wrong_words, closed_until, clock, clock_from, first_met_at, chased, clock_chased, next_chase_on, escalated_on, escalation_solved_on, has_answered_questions, sender_closed_at, receiver_closed_at, revision) VALUES
  ('2B000000-0000-4000-8000-00000000000A', 'K7M4-QT9R', 'dossier-1', '29000000-0000-4000-8000-00000000000B', '2A000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', '20000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', 'ML', '20000000-0000-4000-8000-00000000000B', '53', 'AppointmentMade', '2026-11-20 10:00:00', '2026-11-18 09:10:00', '2026-11-20 10:00:00', '2026-12-01 08:00:00', NULL, false, false, false, NULL, number_list(0, 1, 2, 3, 4, 5), '?insee=53998&age=16-17&needs=job_search', bytes('010001F8263A43155B0B32C2A747516D1D0DD989DBE3D964A59081736890FB723E7F18CD60D94325DD2D'), bytes('01000192BA582054448DAF35B7BD62D02D8705C1783A9DC13C84C2F96F96B7CD042BE1CDD82EB4BD0053D7395F'), bytes('01000156824F8DE86FF7A2277A3B31B0E0BB6F55A960535F883921C815B617AD8D667A98A61BF7FAECA918D1AE98'), bytes('010001C5A6D38D2E933A638EE2CA07325E2D8E487B53BFBE4078F7A455BE794058596F97057AFE9579725798E7ABCAA987CEE1ED41A8E5E908047143EF56848D2C4E8134DC3472F96D'), bytes('010001D6BDCE2CE664800CE15F00098C5BB458DD1DB4317617A7ECE79AA94848FE6B917109EC45F6493FA57B57D28ABA8BB656E1080D'), 'Sms', bytes('E75A0BA00BBEA9E3F3DA7596FD357AC8143844EB34255920D35E6E758DCF7634'), 1, '2026-11-21 09:15:00', 'FifteenDays', '2026-11-18', NULL, 'None', 'WarnBoth', '2026-12-04', '2026-11-19', '2026-11-20', false, NULL, NULL, 8),
  ('2B000000-0000-4000-8000-00000000000B', '9RX2-H4WD', NULL, '29000000-0000-4000-8000-00000000000A', '2A000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000B', '0C000000-0000-4000-8000-00000000000B', NULL, NULL, '53', 'Ended', '2026-11-19 16:00:00', '2026-11-16 09:10:00', '2026-11-19 16:00:00', NULL, 'Advised', false, true, true, bytes('0100018AD4081BF49C3A967053422BB243FF19A52088C9230CACFAFEE6657A16934849430AE2F99A7817745EFD554934F89FF44182D9FC82B44AB800'), number_list(0), '', bytes('010001BA3F00D535735C22B67B7D51F7228AF89A2A4F0A6EE92E8DC13714E79CB04891A7CA6128F773D9'), NULL, NULL, NULL, NULL, 'None', NULL, 0, NULL, 'None', NULL, '2026-11-19 15:00:00', 'None', 'None', NULL, NULL, NULL, true, '2026-11-23 12:00:00', '2026-11-23 12:30:00', 9),
  ('2B000000-0000-4000-8000-00000000000C', 'W3PC-6JVN', NULL, '29000000-0000-4000-8000-00000000000C', NULL, '0B000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '0C000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000B', '0C000000-0000-4000-8000-00000000000B', NULL, NULL, NULL, 'Declined', '2026-11-23 09:00:00', '2026-11-20 09:00:00', '2026-11-23 09:00:00', NULL, NULL, true, false, false, NULL, number_list(), '', NULL, NULL, NULL, NULL, NULL, 'None', NULL, 0, NULL, 'None', NULL, NULL, 'Remind', 'None', '2026-11-26', NULL, NULL, false, NULL, NULL, 4);

INSERT INTO referral_events (id, referral_id, "order", act, "from", "to", by, account_id, answered_as, at, receiver_id, decline_reason, counter_place_id, note) VALUES
  ('2C000000-0000-4000-8000-00000000000A', '2B000000-0000-4000-8000-00000000000A', 6, 'TakeSlot', 'Sent', 'AppointmentMade', 'Sender', '20000000-0000-4000-8000-00000000000A', NULL, '2026-11-20 10:00:00', '0B000000-0000-4000-8000-00000000000A', NULL, NULL, NULL),
  ('2C000000-0000-4000-8000-00000000000B', '2B000000-0000-4000-8000-00000000000B', 4, 'Accept', 'Sent', 'Accepted', 'Receiver', NULL, bytes('010001638395C6C6C27E8F7E1C263BF87F1640C0BC2F49C44CDAD3DACF9CD94FAF4F8D253DE2C4C4AFF7B0B2260377AFA3E3CE30EC88868D82DEE2EA4AEB2DFF'), '2026-11-17 10:00:00', '0B000000-0000-4000-8000-00000000000B', NULL, NULL, bytes('010001D4E7EFB647F36FA29AA4CDA74A8CCEA43726CDBA3BADA95005D01B1B459797A6E6771698E08CE21835AD19CD1A94EE')),
  ('2C000000-0000-4000-8000-00000000000C', '2B000000-0000-4000-8000-00000000000B', 5, 'Meet', 'Accepted', 'Met', 'Receiver', '20000000-0000-4000-8000-00000000000A', NULL, '2026-11-19 15:00:00', '0B000000-0000-4000-8000-00000000000B', NULL, NULL, NULL),
  ('2C000000-0000-4000-8000-00000000000D', '2B000000-0000-4000-8000-00000000000C', 4, 'Decline', 'Sent', 'Declined', 'Receiver', '20000000-0000-4000-8000-00000000000A', NULL, '2026-11-23 09:00:00', '0B000000-0000-4000-8000-00000000000B', 'NoRoom', '0C000000-0000-4000-8000-00000000000A', bytes('0100015A57B52213AB33DC948C84B09851AA108CC25968BB60B638884786EF92CCE63BCF364ECB0F9DA868C2DFF27FE39B73D98225DA0C08'));

INSERT INTO referral_consents (id, referral_id, receiver_id, items, manner, recorded_by, given_at, withdrawn_at, representative_present, basis) VALUES
  ('2D000000-0000-4000-8000-00000000000A', '2B000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', number_list(0, 1, 2, 3, 4, 5), 'Oral', '20000000-0000-4000-8000-00000000000A', '2026-11-18 09:12:00', NULL, true, 'PublicInterest'),
  ('2D000000-0000-4000-8000-00000000000B', '2B000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', number_list(0), 'Online', NULL, '2026-11-16 09:12:00', '2026-11-23 12:00:00', false, 'Consent');

INSERT INTO referral_links (id, referral_id, receiver_id, token_hash, made_by, made_at, revoked_at) VALUES
  ('2E000000-0000-4000-8000-00000000000A', '2B000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', bytes('1E83F27EA8187D1235B1DBC53FA6C105209321E0CBF6D83F97B7CBAACC2BA040'), '20000000-0000-4000-8000-00000000000A', '2026-11-16 09:15:00', '2026-11-16 10:00:00'),
  ('2E000000-0000-4000-8000-00000000000B', '2B000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', bytes('78705B022096AC57F6826DA856429D31D00BF9DCB1868AAE60588A67662E2F19'), '20000000-0000-4000-8000-00000000000A', '2026-11-16 10:00:00', NULL);

INSERT INTO call_backs (id, referral_id, structure_id, phone, band, asked_at, due_on, chased_on, done_at, done_by) VALUES
  ('2F000000-0000-4000-8000-00000000000A', '2B000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000B', bytes('01000115DE94FB4F077EB1069DC6C8ACB2CDF66BF4FDA66507E9F274C393C608D20960C5F3F8AC76DF6BEF5A6A'), 'Morning', '2026-11-18 17:00:00', '2026-11-20', '2026-11-23', NULL, NULL),
  ('2F000000-0000-4000-8000-00000000000B', '2B000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', NULL, 'AnyTime', '2026-11-17 17:00:00', '2026-11-19', NULL, '2026-11-18 09:00:00', '20000000-0000-4000-8000-00000000000B');

INSERT INTO call_requests (id, structure_id, place_id, department_code, said, name, phone, band, asked_at, due_on, taken_at, taken_by) VALUES
  ('30000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '53', '?insee=53998&age=16-17&needs=job_search', bytes('010001BD3609FEAC88F03DA2EAAE362B96FA7672FB903FE164A138CB06901987499265AA63B9406D916F7B226C16'), bytes('01000192AA0B513B83550FB8C255D443C0AB1A87B019B2F817C56C2E9F9E085DA90C4C290C14BC03F95053DE0E'), 'Afternoon', '2026-11-23 18:00:00', '2026-11-25', NULL, NULL),
  ('30000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', '0C000000-0000-4000-8000-00000000000B', NULL, '?age=18-25', NULL, NULL, 'Midday', '2026-11-19 18:00:00', '2026-11-23', '2026-11-20 11:00:00', '20000000-0000-4000-8000-00000000000A');

INSERT INTO complaints (id, referral_id, structure_id, department_code, text, received_at, written_by, due_on, answer, answered_at, answered_by) VALUES
  ('31000000-0000-4000-8000-00000000000A', '2B000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '53', bytes('010001F510E8D12CD8B9F748BF418F5EBCAD2D4376562AE64731D97CDC7EB175D143E42A0AE0E2DADBF9C3E63E4605F8BBB300E8CB1FE3BF'), '2026-11-19 09:00:00', '20000000-0000-4000-8000-00000000000A', '2026-12-19', bytes('010001C80B9F2862951474F9C7537586DBD4C6EE96C47CD0674A346709E7ABA692F001D569E52F11A3273747B64FFABE06B740410C1E467FC78651580007'), '2026-11-20 14:00:00', '20000000-0000-4000-8000-00000000000A'),
  ('31000000-0000-4000-8000-00000000000B', '2B000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', NULL, bytes('010001A4B21D9C5286FA4DBB577AC02186AA65DC91D35A1BD5906ED5FAEC0CF49E7D9C8905334E3476A1B4254A4DDB8A2C0F707F7FC9A4'), '2026-11-20 09:00:00', NULL, '2026-12-20', NULL, NULL, NULL);

INSERT INTO network_deadlines (network_code, to_acknowledge, to_answer, set_by, set_at) VALUES
  ('ML', 3, 6, '20000000-0000-4000-8000-00000000000F', '2026-11-03 09:30:00');

INSERT INTO escalation_digests (account_id, day) VALUES
  ('20000000-0000-4000-8000-00000000000F', '2026-11-19');

INSERT INTO early_leaver_recipients (id, structure_id, act, valid_from, valid_to, recorded_by, recorded_at) VALUES
  ('32000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', 'Arrêté d''essai du 2 novembre 2026', '2026-11-02', '2027-11-01', '20000000-0000-4000-8000-00000000000F', '2026-11-02 11:00:00'),
  ('32000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', 'Arrêté fictif', '2026-11-02', NULL, NULL, '2026-11-02 12:00:00');

INSERT INTO satisfactions (id, month, department_code, network_code, welcomed, understood, knows_next) VALUES
  ('33000000-0000-4000-8000-00000000000A', '2026-11-01', '53', 'ML', 9, 8, 10),
  ('33000000-0000-4000-8000-00000000000B', '2026-10-01', NULL, NULL, 0, 5, 7);

INSERT INTO erased_referrals (id, department_code, said_no, was_sent, was_acknowledged, was_accepted, was_declined, has_met, outcome) VALUES
  ('34000000-0000-4000-8000-00000000000A', '53', false, true, true, true, false, true, 'FoundWork'),
  ('34000000-0000-4000-8000-00000000000B', NULL, true, false, false, false, false, false, NULL);

INSERT INTO openings (id, structure_id, place_id, adviser_id, weekday, "from", "to", valid_from, valid_to, slot_minutes, capacity, ways, subject, open_to_network) VALUES
  ('37000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', 'Tuesday', '09:00:00', '12:00:00', '2026-11-03', '2027-06-30', 15, 1, 'InPerson, Phone', 'Premier entretien', true),
  ('37000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', NULL, '14:00:00', '14:15:00', '2026-12-02', NULL, 15, 2, 'InPerson', 'Atelier d''essai', false);

INSERT INTO absences (id, structure_id, adviser_id, start, "end") VALUES
  ('38000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '2026-12-21 07:00:00', '2026-12-24 17:00:00');

INSERT INTO calendar_feeds (id, address, read_at, tried_at, fault, agenda_hash) VALUES
  ('20000000-0000-4000-8000-00000000000B', bytes('010001C026FC3934747191E66B2B0C249AD876947B06ED819DAB63680D9311B1BAEC011864371E6977ABAF779A69AD9E8DD6D4B14FA751A72AF8F44C6E21BD79F488FE'), '2026-11-24 07:00:00', '2026-11-24 08:00:00', 'Silent', 'A158A531F239E52E961116BE037E6D1B0B2E94D2CA4A167B37C10766781C1BBD'),
  ('20000000-0000-4000-8000-00000000000A', NULL, NULL, NULL, NULL, NULL);

INSERT INTO busy_times (id, adviser_id, start, "end") VALUES
  ('3D000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '2026-12-03 08:00:00', '2026-12-03 09:30:00');

INSERT INTO sittings (id, structure_id, place_id, adviser_id, opening_id, start, "end", turns) VALUES
  ('39000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '37000000-0000-4000-8000-00000000000A', '2026-12-01 08:00:00', '2026-12-01 08:15:00', 1),
  ('39000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '37000000-0000-4000-8000-00000000000B', '2026-12-02 13:00:00', '2026-12-02 13:15:00', 3);

INSERT INTO held_times (adviser_id, at, sitting_id) VALUES
  ('20000000-0000-4000-8000-00000000000B', '2026-12-01 08:00:00', '39000000-0000-4000-8000-00000000000A'),
  ('20000000-0000-4000-8000-00000000000B', '2026-12-01 08:05:00', '39000000-0000-4000-8000-00000000000A'),
  ('20000000-0000-4000-8000-00000000000B', '2026-12-01 08:10:00', '39000000-0000-4000-8000-00000000000A'),
  ('20000000-0000-4000-8000-00000000000B', '2026-12-02 13:00:00', '39000000-0000-4000-8000-00000000000B'),
  ('20000000-0000-4000-8000-00000000000B', '2026-12-02 13:05:00', '39000000-0000-4000-8000-00000000000B'),
  ('20000000-0000-4000-8000-00000000000B', '2026-12-02 13:10:00', '39000000-0000-4000-8000-00000000000B');

INSERT INTO appointments (id, structure_id, place_id, adviser_id, start, "end", way, subject, changes, booked_by, booked_by_structure_id, booked_at, referral_id, asked_on, first_offered, name, phone, email, address, channel, reminded_at, needs, needs_answer, state, state_at, cancelled_by, missed_reason, level, told_at, summary, summary_at, closed_at) VALUES
  ('3A000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '2026-12-01 08:00:00', '2026-12-01 08:15:00', 'InPerson', 'Premier entretien', 1, '20000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000B', '2026-11-20 10:00:00', '2B000000-0000-4000-8000-00000000000A', '2026-11-18', '2026-11-24 08:00:00', bytes('010001149D7A4CDADB257A0ACBACED4FDF876AD560B1B76771751CE8F53487736F3B0F8E1A5CACABB82D'), bytes('010001B8F260D6CB50345E595EBDD3AE7B942D5F1DA7CFFCFD7F9D4663C02797674C785840F651372BD03AD835'), bytes('010001E535C9D5E3EEFE5FD1A5A80C72F9C865095008E9F71E67C5D9DBAE4A14216A0F365A9284C01EB10878DC61'), bytes('010001D8ECB3EA36248449CE061A96007ED867D9DDA10DD22A2DDCF149B72FABEBE95827CE416A69A0E86E318459AAF5C8866E9B0DBB71947D1D4CA1ECE9C013B4484224685864B048'), 'Sms', NULL, bytes('010001822CB95728269C9661DB54DBABE787ACFAE82CB9FCFC81D2CDD1B22341F5EE407A6C7F0BBDB65EACED13005C689F5E'), bytes('010001B409A88429697678654AEEB9DDC8609ACB245B0C53D05BDA56C806A9EF30ED897287FE7AB855D8654B802B5AE50CF711578FCBE029D440686049'), 'Booked', '2026-11-20 10:00:00', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('3A000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '2026-11-17 08:00:00', '2026-11-17 08:15:00', 'Phone', 'Premier entretien', 0, '20000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', '2026-11-10 09:00:00', NULL, '2026-11-10', NULL, bytes('010001599883D1ED66C7320469EBA4916AD2237A5AD073426383D877E15C0731E5D128969F3CF2ABD8F9'), bytes('0100018804F8E3B50E891E993F0B800F568893922EFF253B997195C0E73EB30AB39B87F86C378575DDED0E28CE'), NULL, NULL, 'Call', '2026-11-16 09:00:00', NULL, NULL, 'Met', '2026-11-17 08:20:00', NULL, NULL, 'Two', '2026-11-17 08:20:00', bytes('0100013457FF31D53DA9BAFE05553D0C91C2BD8D89F835DBCFCF4F5A98B91E18443688C444D828D5CF03BBEA7215C89E9FEF74016512725586076674F118AF81ACA2'), '2026-11-17 09:00:00', NULL),
  ('3A000000-0000-4000-8000-00000000000C', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '2026-11-17 08:15:00', '2026-11-17 08:30:00', 'InPerson', 'Premier entretien', 0, '20000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', '2026-11-10 10:00:00', NULL, '2026-11-10', NULL, bytes('010001B704643A0DC4BA32F78AAC0BAE64FE3C5D86F68B58AF0BE9845715DA1EFE46207C0AF017710BDC0A'), NULL, NULL, NULL, 'None', NULL, NULL, NULL, 'Cancelled', '2026-11-16 10:00:00', 'Person', NULL, NULL, NULL, NULL, NULL, '2026-11-23 12:00:00'),
  ('3A000000-0000-4000-8000-00000000000D', '0B000000-0000-4000-8000-00000000000A', '0C000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '2026-11-17 08:30:00', '2026-11-17 08:45:00', 'InPerson', 'Premier entretien', 0, '20000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', '2026-11-10 11:00:00', NULL, '2026-11-10', NULL, bytes('010001D9AAB1AFE78044C276F3C97BBB645DFC70149DCC1A14EB6CC782924782CAAE83641083425A166ABE67'), NULL, bytes('01000142A72A812B6F467B641E94F0B9A75D04A92CA815A53B529A38095D7AF5FEFBAE20E6CB3AB95F820CF8836C5AE4'), NULL, 'Email', NULL, NULL, NULL, 'Missed', '2026-11-17 09:00:00', NULL, 'Transport', NULL, NULL, NULL, NULL, NULL);

INSERT INTO appointment_notes (id, appointment_id, structure_id, author_id, written_at, text) VALUES
  ('3B000000-0000-4000-8000-00000000000A', '3A000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '2026-11-17 09:05:00', bytes('010001BEBB282666C3F2E4FD846360F2AF76FCBD6FE92F67AAFD6DC219CCA4242A949672845CA87F000BFEDB561142892D'));

INSERT INTO waiting (id, structure_id, adviser_id, "from", "to", ways, since, booked_by, booked_by_structure_id, referral_id, name, phone, email, address, channel, needs, state, closed_at) VALUES
  ('3C000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '20000000-0000-4000-8000-00000000000B', '2026-11-25', '2026-12-15', 'InPerson, Phone', '2026-11-20 09:00:00', '20000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', '2B000000-0000-4000-8000-00000000000A', bytes('010001F621DAD09172F9153525D4696C7D59406E1A4BC3C1E0AA064C528456F75E965F8FD7298FBDFF97'), bytes('01000165292C535FF71E9BF58EFFE99F2E4CE33947B3409EB4932488A742EF444E2168F1415A329EA2B8941411'), bytes('01000133A2DF83A7A119101DCD9B21749DB7C5E324F9E8FEF2D22FC3DEE477B9E96034D4301A1D56E176646A9BD1'), bytes('0100014FCF7C9ADAF43C20C9772D1053282B72526BD7D89CBFF447F3BACEAD5288159C4CB7B02F4919DB249DBEECC1EB17F5BA40397D2C95EC7BD061F41D4EF8C6667D4C561610B538'), 'Letter', bytes('01000137A0157F8FF54AC94E7E7AA71138FD297A4AF1139370663A6B2445DCCDA75B6815F39229D8'), 'Waiting', NULL),
  ('3C000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', NULL, '2026-11-01', '2026-11-20', 'Video', '2026-11-01 09:00:00', '20000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000B', NULL, bytes('0100013B5EBC1E08AB0303F0469D6ED56644F050752E01AA57FAE18E0A1A038FC1DE46E1FB2B5BC06A9B48'), NULL, NULL, NULL, 'None', NULL, 'Withdrawn', '2026-11-23 12:00:00');

INSERT INTO seats (sitting_id, number, appointment_id, waiting_id, held_until) VALUES
  ('39000000-0000-4000-8000-00000000000A', 0, '3A000000-0000-4000-8000-00000000000A', NULL, NULL),
  ('39000000-0000-4000-8000-00000000000B', 0, NULL, '3C000000-0000-4000-8000-00000000000A', '2026-11-24 18:00:00'),
  ('39000000-0000-4000-8000-00000000000B', 1, NULL, NULL, NULL);

INSERT INTO proposed_seats (waiting_id, sitting_id, proposed_at) VALUES
  ('3C000000-0000-4000-8000-00000000000A', '39000000-0000-4000-8000-00000000000B', '2026-11-24 08:00:00');

INSERT INTO appointment_links (token_hash, use, appointment_id, waiting_id, sitting_id, expires_at) VALUES
  ('9568E5DE46B6BB47FC2A92DF28087DA642EAB8110973516C81DFDB7610D392DA', 'Manage', '3A000000-0000-4000-8000-00000000000A', NULL, NULL, '2026-12-01 08:15:00'),
  ('A0070F6FD5AA6E3C43EDCF12B4371DB937479AC7CD0B84DC95BB680492B41640', 'Summary', '3A000000-0000-4000-8000-00000000000B', NULL, NULL, '2027-02-15 09:00:00'),
  ('81DF63580CC9FF1550C90D918EC234F1834013B800B5321201E88D96E785277C', 'Proposal', NULL, '3C000000-0000-4000-8000-00000000000A', '39000000-0000-4000-8000-00000000000B', '2026-11-24 18:00:00');

INSERT INTO outgoing_messages (id, channel, kind, about_id, structure_id, mail_id, recipient, content, created_at, due_at, useful_until, state, attempts, next_attempt_at, leased_by, leased_until, last_problem, sent_at, printed_by, withdrawn_at) VALUES
  ('3E000000-0000-4000-8000-00000000000A', 'Sms', 'AppointmentReminder', '3A000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', '3e00000000004000800000000000000a@orientation.example.org', bytes('01000123FFCC230C648C61985D8F68F551729BB03B801B951C3AB859AD8F56C7BD590CFDF919DE1FCC74E5'), bytes('0100017D9CF382B3BC9C910ADE84AE03DD84A86F42B50362C1431019D1DB70890D7048F107EECBE45DA669A754F6FC297B11AA3133440342104152C5A90FF5690638A0E7925C56FDC99F91030DE215731869437BC49014D26CE941BBD234EC84E99E43779AA968F8EED67B4AFD6BA272F14CC13E2D1408017498024AA7A0CFA417B28E6146D17BF151910E888CEB43B17AE90BA942A07BF465B3253CB486DF2386B8FCD24B10BBCD3AC4B4AB8A3FFA0517EE439B2B9D31A98661265579'), '2026-11-20 10:00:00', '2026-11-30 09:00:00', '2026-12-01 08:00:00', 'Waiting', 0, '2026-11-30 09:00:00', NULL, NULL, NULL, NULL, NULL, NULL),
  ('3E000000-0000-4000-8000-00000000000B', 'Letter', 'ReferralNews', '2B000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', '3e00000000004000800000000000000b@orientation.example.org', NULL, NULL, '2026-11-17 10:00:00', '2026-11-17 10:00:00', NULL, 'Sent', 0, '2026-11-17 10:00:00', NULL, NULL, NULL, '2026-11-17 14:00:00', '20000000-0000-4000-8000-00000000000B', NULL),
  ('3E000000-0000-4000-8000-00000000000C', 'Email', 'Invitation', NULL, NULL, '3e00000000004000800000000000000c@orientation.example.org', bytes('0100017ED37C3F6D9841B9F1D5A4B05DDFE2BA176D5C9BC86E67E57A6E5B798F0ABF9043841E1E1A0D9D44534E26AAD71E'), bytes('0100014BFAD88934D7E41DD21BFA28A96262C383554F7310D6BB7D6189C1A2676C23E46D86429B908305EED1BEE475FE711D12798BF8B2E4F0C483122C0D8CA97B2AC784081E4CC54C0A8A95D0579C0B56CB901DB49F11B93540589C4877CF31143CC47350E9BF346C2C9B638F97C5823DA77B4E8E39DDE5B858528E8173ACE5F812CE08DBCBEFE7977E4D45D670AC8780ED3730E89A31745ADE4DA6EC450F0FC76346D71CA8B7F4B9D7B288BB81091828BA21D66142D4680377E0C7'), '2026-11-23 08:30:00', '2026-11-23 08:30:00', NULL, 'Waiting', 2, '2026-11-24 08:59:00', '3E000000-0000-4000-8000-000000000001', '2026-11-24 09:04:00', 'Unreachable', NULL, NULL, NULL),
  ('3E000000-0000-4000-8000-00000000000D', 'Email', 'AppointmentReminder', '3A000000-0000-4000-8000-00000000000C', '0B000000-0000-4000-8000-00000000000A', '3e00000000004000800000000000000d@orientation.example.org', NULL, NULL, '2026-11-10 10:00:00', '2026-11-16 09:00:00', NULL, 'Waiting', 0, '2026-11-16 09:00:00', NULL, NULL, NULL, NULL, NULL, '2026-11-16 08:00:00');

INSERT INTO data_requests (id, kind, reference, word, word_key, wrong_words, closed_until, path_id, referral_ids, appointment_id, asked_at, asked_on, due_on, recorded_by) VALUES
  ('3F000000-0000-4000-8000-00000000000A', 'Erasure', '9RX2-H4WD', bytes('62DA1CF878D784F2A4E19BB5EB4DFFE6CF99BE967E119952979994A9B4FC7FB4'), '2B000000-0000-4000-8000-00000000000B', 0, NULL, '29000000-0000-4000-8000-00000000000A', id_list('2B000000-0000-4000-8000-00000000000B'), NULL, '2026-11-23 10:00:00', '2026-11-23', '2026-12-23', NULL),
  ('3F000000-0000-4000-8000-00000000000B', 'Copy', 'T8ZK-2MFA', NULL, '3F000000-0000-4000-8000-00000000000B', 5, '2026-11-24 09:15:00', NULL, id_list(), '3A000000-0000-4000-8000-00000000000D', '2026-11-20 10:00:00', '2026-11-20', '2026-12-20', '20000000-0000-4000-8000-00000000000B');

INSERT INTO data_answers (id, request_id, structure_id, state, answered_at, answered_by, words, reminders) VALUES
  ('40000000-0000-4000-8000-00000000000A', '3F000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000A', 'Closed', '2026-11-23 12:00:00', '20000000-0000-4000-8000-00000000000A', NULL, 0),
  ('40000000-0000-4000-8000-00000000000B', '3F000000-0000-4000-8000-00000000000A', '0B000000-0000-4000-8000-00000000000B', 'Closed', '2026-11-23 12:30:00', '20000000-0000-4000-8000-00000000000A', bytes('010001AA204EE40314539B041D4FA2E85EA2E73D31BEEEDE9E0D1E1D6674B552A7DC36BC0D9C8EB34AC0221BA8530605FDBD99CD8EA953759900D0C786A4F53C064D3862'), 1),
  ('40000000-0000-4000-8000-00000000000C', '3F000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000A', 'Waiting', NULL, NULL, NULL, 1);

INSERT INTO archives_holds (id, structure_id, stated_at, stated_by, approved_at, approved_by, approval) VALUES
  ('41000000-0000-4000-8000-00000000000A', NULL, '2026-11-02 11:00:00', '20000000-0000-4000-8000-00000000000F', NULL, NULL, NULL),
  ('41000000-0000-4000-8000-00000000000B', '0B000000-0000-4000-8000-00000000000B', '2026-11-02 11:05:00', '20000000-0000-4000-8000-00000000000F', '2026-11-10 11:00:00', '20000000-0000-4000-8000-00000000000F', 'Visa d''essai 2026-1');

INSERT INTO breaches (id, what, happened, known_at, people, consequences, measures, risk, notified_at, people_told_at, reasons, recorded_by, written_at) VALUES
  ('42000000-0000-4000-8000-00000000000A', 'Un carnet d''essai a été perdu.', 'Le 12 novembre, dans le bus.', '2026-11-12 10:00:00', 3, 'Trois prénoms ont pu être lus.', 'Le carnet a été retrouvé.', 'High', '2026-11-13 10:00:00', '2026-11-13 15:00:00', '', '20000000-0000-4000-8000-00000000000F', '2026-11-13 16:00:00'),
  ('42000000-0000-4000-8000-00000000000B', 'Un écran d''essai est resté ouvert.', 'On ne sait pas.', '2026-11-14 10:00:00', NULL, 'Aucune.', 'L''écran se ferme seul.', 'None', NULL, NULL, 'Aucun risque.', '20000000-0000-4000-8000-00000000000F', '2026-11-14 11:00:00');

INSERT INTO tombstones (id, erased_on) VALUES
  ('43000000-0000-4000-8000-00000000000A', '2026-11-12');
