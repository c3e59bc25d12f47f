-- Projects of the RS tables as sheets, so that every view reads one kind of row; made anew from the rs_ tables at each import. Yen become million yen.
-- The first row of a project in table 1-2 is its place in the original.
create or replace temp table from_tables as select sheet from sheet where document in ({documents});
{delete}

create or replace temp table rs_first as
select year, project_id, min(row_id) as sheet from rs_project where year is not null and project_id is not null group by all;

-- an agency of a ministry (府省庁 水産庁, 政策所管府省庁 農林水産省) is a bureau of it, as in the sheets
insert into sheet (sheet, document, line, year, ministry, number, name, start_year, end_year, bureau, division, author, purpose, outline, url, content_hash)
select f.sheet, f.sheet >> 24, f.sheet & 16777215, p.year, coalesce(p.policy_ministry, p.ministry) as lead, p.project_id::varchar, p.name, p.start_year, p.end_year,
  case when p.ministry = lead or starts_with(p.bureau, replace(replace(p.ministry, lead, ''), '　', '')) then p.bureau else concat(replace(replace(p.ministry, lead, ''), '　', ''), p.bureau) end,
  nullif(concat_ws(' ', p.department, p.division, p.office), ''),
  (select arg_min(o.author, o.row_id) from rs_organisation o where o.year = p.year and o.project_id = p.project_id),
  p.purpose, p.outline, p.url, hash(p)
from rs_first f join rs_project p on p.row_id = f.sheet order by f.sheet;

-- a special account is printed with or without its kind, in one cell or in two
insert into sheet_label
select sheet, 'account', row_number() over (partition by sheet order by first) - 1, label from (
  select f.sheet, min(b.row_id) as first,
    case when b.account_kind = '特別会計' and not contains(b.account, '特別会計') then concat(b.account, '特別会計', b.subaccount) else concat(b.account, b.subaccount) end as label
  from rs_budget b join rs_first f using (year, project_id) where b.account is not null and b.fiscal_year between b.year - 1 and b.year group by all)
order by sheet, first;

insert into sheet_label
select sheet, 'method', row_number() over (partition by sheet order by place) - 1, label from (
  select distinct f.sheet, m.place, m.label from rs_project p join rs_first f using (year, project_id), lateral (values
    (0, '直接実施', p.is_direct), (1, '補助', p.is_subsidy), (2, '負担', p.is_burden), (3, '交付', p.is_grant), (4, '分担金・拠出金', p.is_contribution), (5, 'その他', p.is_other_method)) m(place, label, is_so)
  where m.is_so)
order by sheet, place;

-- 主要経費
insert into sheet_label
select sheet, 'expense', row_number() over (partition by sheet order by first) - 1, expense from (
  select f.sheet, min(p.row_id) as first, p.expense from rs_project p join rs_first f using (year, project_id) where p.expense is not null group by f.sheet, p.expense)
order by sheet, first;

-- the rows without an account are the sums; what is asked for the next year stands in the row of its own year, what is executed of a year that runs on is not known yet; 翌年度への繰越し is signed as in the sheets
create or replace temp table rs_year as
select f.sheet, b.fiscal_year, min(b.row_id) as first, sum(b.initial) as initial, sum(b.supplementary) as supplementary, sum(b.carried_in) as carried_in, -sum(b.carried_out) as carried_out,
  sum(b.reserve) as reserve, sum(b.total) as total, case when b.fiscal_year < b.year then sum(b.executed) end as executed, null::hugeint as requested
from rs_budget b join rs_first f using (year, project_id) where b.account_kind is null and b.fiscal_year is not null group by f.sheet, b.fiscal_year, b.year
union all
select f.sheet, b.fiscal_year + 1, min(b.row_id), null, null, null, null, null, null, null, sum(b.requested)
from rs_budget b join rs_first f using (year, project_id) where b.account_kind is null and b.fiscal_year = b.year and b.requested is not null group by f.sheet, b.fiscal_year;

insert into budget
select sheet, row_number() over (partition by sheet order by fiscal_year, first) - 1, fiscal_year, {million:initial}, {million:supplementary}, {million:carried_in}, {million:carried_out},
  {million:reserve}, {million:total}, {million:executed}, {million:requested},
  ((total - coalesce(initial, 0) - coalesce(supplementary, 0) - coalesce(carried_in, 0) - coalesce(reserve, 0))::decimal(18, 0) * 0.000001::decimal(7, 6))
from rs_year order by sheet, fiscal_year, first;

-- a payee's row is followed by those of its contracts, with or without its name
insert into payment
select sheet, row_number() over (partition by sheet order by first) - 1, year - 1, block, row_number() over (partition by sheet, block order by first), payee, corporate_number, purpose, {million:amount}
from (
  select sheet, year, block, holder as payee, min(row_id) as first, any_value(corporate_number) as corporate_number, string_agg(distinct contract, '、' order by contract) as purpose,
    coalesce(sum(payee_amount), sum(amount)) as amount
  from (
    select f.sheet, p.*, last_value(p.payee ignore nulls) over (partition by f.sheet, p.block order by p.row_id) as holder
    from rs_payment p join rs_first f using (year, project_id))
  where holder is not null group by sheet, year, block, holder)
order by sheet, first;

-- 目標・実績: one indicator is up to four rows, the years are columns
create or replace temp table rs_goal as
select *, row_number() over (partition by sheet, kind order by first) - 1 as place from (
  select f.sheet, r.kind, r.number, r.term, r.goal, r.indicator, r.unit, min(r.row_id) as first
  from rs_result r join rs_first f using (year, project_id) where r.kind in ('アウトプット', 'アウトカム') group by all);

create or replace temp table rs_value as
select g.sheet, g.kind, g.place, v.row_id, v.value_kind, right(v.fy, 4)::smallint as fiscal_year, v.printed, try_cast(replace(v.printed, ',', '') as double) as amount
from (unpivot rs_result on columns('^fy[0-9]{4}$') into name fy value printed) v join rs_first f using (year, project_id)
join rs_goal g on g.sheet = f.sheet and g.kind = v.kind and g.number is not distinct from v.number and g.term is not distinct from v.term and g.goal is not distinct from v.goal
  and g.indicator is not distinct from v.indicator and g.unit is not distinct from v.unit;

delete from finding where code = 'text-for-number' and sheet in (select row_id from rs_result);
insert into finding select row_id >> 24, row_id & 16777215, row_id, 'warning', 'text-for-number', fiscal_year::varchar, left(printed, 200) from rs_value
where amount is null and printed not in ('-', '－', '―', 'ー') order by row_id, fiscal_year;

insert into outcome
select g.sheet, g.place, g.goal, g.indicator, g.unit, any_value(t.printed), max(y.fiscal_year)
from rs_goal g left join rs_value y on y.sheet = g.sheet and y.kind = g.kind and y.place = g.place and contains(y.value_kind, '目標年度')
left join rs_value t on t.sheet = y.sheet and t.kind = y.kind and t.place = y.place and t.fiscal_year = y.fiscal_year and contains(t.value_kind, '目標値')
where g.kind = 'アウトカム' group by all order by g.sheet, g.place;

insert into outcome_year
select sheet, place, fiscal_year, any_value(amount) filter (contains(value_kind, '実績値')), any_value(amount) filter (contains(value_kind, '目標値'))
from rs_value where kind = 'アウトカム' and (contains(value_kind, '実績値') or contains(value_kind, '目標値')) group by all order by 1, 2, 3;

insert into output select sheet, place, indicator, unit from rs_goal where kind = 'アウトプット' order by sheet, place;

insert into output_year
select sheet, place, fiscal_year, any_value(amount) filter (contains(value_kind, '実績値')), any_value(amount) filter (contains(value_kind, '目標値'))
from rs_value where kind = 'アウトプット' and (contains(value_kind, '実績値') or contains(value_kind, '目標値')) group by all order by 1, 2, 3;
