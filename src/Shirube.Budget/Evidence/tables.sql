-- The budget's tables. Amounts are in million yen. A row belongs to a sheet; sheet >> 24 is its document, sheet & 16777215 its line there.

-- a file that was imported; its bytes are kept under the hash (SHA-256). kind is review-sheets, mapped-table or a table of the RS system such as "rs 2-1";
-- of a table that was published again the older file's rows are gone, and replaced_by says for which document
create table if not exists document (
    document integer not null,
    hash varchar not null,
    file_name varchar not null,
    kind varchar not null,
    replaced_by integer,
    bytes bigint not null,
    row_count bigint not null,
    imported_at timestamp not null
);

-- by which mapping of its columns a document of kind mapped-table was read: the mapping's file as it was then
create table if not exists document_mapping (document integer not null, name varchar not null, mapping varchar not null);

-- 行政事業レビューシート: one project of one ministry in one sheet year（公開年度）
create table if not exists sheet (
    sheet bigint not null,
    document integer not null,
    line integer not null,
    year smallint,
    ministry varchar,
    number varchar,
    name varchar,
    project_id integer,
    source_id integer,
    number1 varchar,
    number2 varchar,
    number3 varchar,
    number4 varchar,
    number5 varchar,
    start_year smallint,
    end_year smallint,
    bureau varchar,
    division varchar,
    author varchar,
    purpose varchar,
    outline varchar,
    no_target_reason varchar,
    url varchar,
    content_hash ubigint not null
);

-- 会計区分 (account), 実施方法 (method), 主要施策 (policy), 主要経費 (expense), as printed
create table if not exists sheet_label (sheet bigint not null, kind varchar not null, position smallint not null, label varchar);

-- 予算: one fiscal year of a sheet. The columns are never added to each other; difference is 計 as printed less its five parts.
create table if not exists budget (
    sheet bigint not null,
    position smallint not null,
    fiscal_year smallint,
    initial decimal(18, 6),
    supplementary decimal(18, 6),
    carried_in decimal(18, 6),
    carried_out decimal(18, 6),
    reserve decimal(18, 6),
    total decimal(18, 6),
    executed decimal(18, 6),
    requested decimal(18, 6),
    difference decimal(38, 20)
);

-- 支出先
create table if not exists payment (
    sheet bigint not null,
    position integer not null,
    fiscal_year smallint,
    block varchar,
    number integer,
    payee varchar,
    corporate_number varchar,
    purpose varchar,
    amount decimal(18, 6)
);

-- アウトカム, and its years
create table if not exists outcome (sheet bigint not null, outcome smallint not null, goal varchar, indicator varchar, unit varchar, target_text varchar, target_year smallint);
create table if not exists outcome_year (sheet bigint not null, outcome smallint not null, fiscal_year smallint, actual double, target double);

-- アウトプット, and its years
create table if not exists output (sheet bigint not null, output smallint not null, indicator varchar, unit varchar);
create table if not exists output_year (sheet bigint not null, output smallint not null, fiscal_year smallint, actual double, expected double);

-- 関連する過去のレビューシート
create table if not exists related_sheet (sheet bigint not null, position smallint not null, year smallint, ministry varchar, number1 varchar, number2 varchar, number3 varchar);

-- what looks wrong in a file; field names it as printed, text is what stands there
create table if not exists finding (document integer not null, line integer, sheet bigint, severity varchar not null, code varchar not null, field varchar, text varchar);

-- a sheet that a later file brought again with another content
create table if not exists replaced_sheet (year smallint, ministry varchar, number varchar, sheet bigint not null, by_sheet bigint not null);

-- what became of each project from a sheet year to the next: year is the earlier one; from_sheet is null for what is new, to_sheet for what ended;
-- relation is same, successor, split, merged, ended or new; reasons one a line; made from the sheets after an import
create table if not exists project_link (year smallint not null, from_sheet bigint, to_sheet bigint, relation varchar not null, probability double not null, reasons varchar not null);

-- from what the links of a year were made
create table if not exists project_link_year (year smallint not null, stamp varchar not null);

-- whom payments go to; key is the number of a corporation, the folded name of another, the kind of a nobody (person, anonymous, other);
-- made anew from all payments at each import, and so is its number payee
create table if not exists payee (payee integer not null, key varchar not null, corporate_number varchar, name varchar not null, kind varchar not null, payments bigint not null);

-- the names that a payee is printed with
create table if not exists payee_name (payee integer not null, name varchar not null, payments bigint not null);

-- how is printed, doubted (a number that is another's), resolved, unresolved or anonymous; probability that payee is right, null where the number is as printed; payee is null where no name is printed; amount as in payment;
-- is_slip where the amount is 500 times the largest sum of its year's budget or more, or where the other payments of its block together are 100 times the largest of any year: they seem to stand in another unit, and sums leave them out
create table if not exists payment_payee (sheet bigint not null, position integer not null, payee integer, how varchar not null, probability double, evidence varchar, amount decimal(18, 6), is_slip boolean not null);

-- what the views ask of a sheet, made anew at each import. total and executed of the year before the sheet year, initial of the sheet year, requested of the year after.
-- Of the outcomes: measurable has an indicator and a target in numbers; reached, missed and undirected (less may be better) compare the actual value of the year before with its target.
-- is_described to is_faultless are the checks of its completeness, null where the question does not arise.
create table if not exists sheet_figure (
    sheet bigint not null,
    total decimal(38, 6),
    executed decimal(38, 6),
    initial decimal(38, 6),
    requested decimal(38, 6),
    outcomes integer not null,
    measurable integer not null,
    reached integer not null,
    missed integer not null,
    undirected integer not null,
    is_described boolean not null,
    is_responsible boolean not null,
    is_observed boolean not null,
    is_dated boolean not null,
    is_balanced boolean,
    is_identified boolean,
    is_faultless boolean not null
);

-- what was made from the other tables, and by which rules
create table if not exists derived (name varchar not null, version integer not null);

-- when, from which reading of an edition and by which model its mapping was computed; fingerprint is of all that went into it
create table if not exists mapping_run (edition varchar not null, reading bigint not null, model varchar not null, fingerprint varchar not null, computed_at timestamp not null);

-- the projects that carry out the measures of an edition, the best of each year
create table if not exists mapping (
    edition varchar not null,
    measure integer not null,
    measure_key varchar not null,
    sheet bigint not null,
    year smallint not null,
    ministry varchar not null,
    number varchar not null,
    name varchar not null,
    rank integer not null,
    probability double not null,
    state varchar not null,
    reasons varchar not null
);

-- sheets of years without official labels: the probability that an officer would give 科学技術・イノベーション, whether it is enough, and why; made from the sheets after an import
create table if not exists science (sheet bigint not null, year smallint not null, probability double not null, is_science boolean not null, reasons varchar not null);

-- from what the guesses of a year were made, and the labelled years they were learned from
create table if not exists science_year (year smallint not null, stamp varchar not null, learned varchar not null, threshold double not null);

-- projects of one sheet year whose texts are about the same, each pair once; likeness orders them and is no probability; words and payees that both print, one a line; made from the sheets after an import
create table if not exists alike (year smallint not null, one bigint not null, other bigint not null, likeness double not null, words varchar not null, payees varchar);

-- from what the pairs of a year were made
create table if not exists alike_year (year smallint not null, stamp varchar not null);
