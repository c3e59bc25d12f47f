-- What every view asks of a sheet, one row a sheet; made anew from the other tables at each import.
delete from sheet_figure;
insert into sheet_figure
with years as (
  select y.sheet, y.outcome, bool_or(y.target is not null) as has_target, bool_or(y.actual is not null and y.fiscal_year = s.year - 1) as is_observed,
    any_value(y.actual) filter (y.fiscal_year = s.year - 1) as actual, any_value(y.target) filter (y.fiscal_year = s.year - 1) as target
  from outcome_year y join sheet s using (sheet) group by y.sheet, y.outcome),
judged as (
  select o.sheet, o.target_year is not null as is_dated, coalesce(y.is_observed, false) as is_observed,
    o.indicator is not null and case when y.has_target then true else coalesce(regexp_matches(o.target_text, '[0-9０-９]'), false) end as is_measurable,
    case when y.actual is null or y.target is null then 'none' when y.target <= 0 or regexp_matches(concat(o.goal, o.indicator), '減|へら|以下|未満|以内|抑制|短縮|縮小|ゼロ') then 'undirected'
      when y.actual >= y.target then 'reached' else 'missed' end as verdict
  from outcome o left join years y on y.sheet = o.sheet and y.outcome = o.outcome),
aims as (
  select sheet, count(*) as outcomes, count(*) filter (is_measurable) as measurable, count(*) filter (verdict = 'reached') as reached, count(*) filter (verdict = 'missed') as missed,
    count(*) filter (verdict = 'undirected') as undirected, bool_or(is_observed) as is_observed, bool_or(is_dated) as is_dated
  from judged group by sheet),
money as (
  select b.sheet, sum(b.total) filter (b.fiscal_year = s.year - 1) as total, sum(b.executed) filter (b.fiscal_year = s.year - 1) as executed,
    sum(b.initial) filter (b.fiscal_year = s.year) as initial, sum(b.requested) filter (b.fiscal_year = s.year + 1) as requested, bool_and(coalesce(abs(b.difference) <= 1, true)) as is_balanced
  from budget b join sheet s using (sheet) group by b.sheet),
paid as (
  select sheet, count(corporate_number) as numbered, count(*) as named from payment
  where payee is not null and not (starts_with(payee, '個人') or starts_with(payee, '職員') or starts_with(payee, 'その他') or payee[2] = '氏') group by sheet),
faults as (
  select sheet, count(*) filter (code = 'corporate-number') as numbers, count(*) filter (code not in ('corporate-number', 'sum-differs')) as others
  from finding where severity <> 'information' and sheet is not null group by sheet)
select s.sheet, m.total, m.executed, m.initial, m.requested,
  coalesce(a.outcomes, 0), coalesce(a.measurable, 0), coalesce(a.reached, 0), coalesce(a.missed, 0), coalesce(a.undirected, 0),
  s.purpose is not null and s.outline is not null, s.bureau is not null and s.division is not null, coalesce(a.is_observed, false), coalesce(a.is_dated, false), m.is_balanced,
  case when p.named > 0 then p.numbered - coalesce(f.numbers, 0) >= 0.9 * p.named end, coalesce(f.others, 0) = 0
from sheet s left join aims a using (sheet) left join money m using (sheet) left join paid p using (sheet) left join faults f using (sheet)
order by s.sheet;
