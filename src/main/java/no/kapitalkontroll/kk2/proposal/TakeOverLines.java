package no.kapitalkontroll.kk2.proposal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.cases.Park;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.tripletex.VoucherSeen;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes a voucher's lines those of a proposal: what the accountant booked is right, and what KK2 had proposed is remembered, or
 * the next run would correct it back. That is so while the customer's account moves as it was to; where it does not, the next run
 * is to correct it. The next run follows the voucher like one that KK2 has sent.
 */
@Component
class TakeOverLines {

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final Park park;

    TakeOverLines(JdbcClient jdbc, Creditors creditors, Park park) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.park = park;
    }

    /** Why its lines cannot be the proposal's; nothing when they can. */
    Optional<Answer> refusal(HeldProposal held, VoucherSeen voucher) {
        return refusalOfAccounts(held, voucher).or(() -> refusalOfAmount(held, voucher));
    }

    /** As {@link #refusal}, whatever it moves on the customer's account. */
    Optional<Answer> refusalOfAccounts(HeldProposal held, VoucherSeen voucher) {
        var accounts = accounts(held, voucher);
        var receivables = accounts.get(AccountRole.RECEIVABLES);
        for (var line : voucher.lines()) {
            if (line.row() == 0 || line.accountNumber() == null || !accounts.containsValue(line.accountNumber())) {
                return refused(
                        "the voucher has a line that is not on an account of the creditor file, or bears VAT",
                        "book it on the accounts of the creditor file, without VAT, or name that account there");
            }
            if (receivables.equals(line.accountNumber())
                    && (line.customerId() == null
                            || line.customerId() != held.voucher().customerId())) {
                return refused(
                        "the voucher has a line on receivables that is not this customer's",
                        "book each customer's on a voucher of its own");
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> refusalOfAmount(HeldProposal held, VoucherSeen voucher) {
        var ours = Lines.of(held.voucher().lines()).onReceivables();
        var rest = rest(held, voucher);
        return rest.isZero()
                ? Optional.empty()
                : refused(
                        "the voucher moves %s on the customer's account, the proposal %s"
                                .formatted(ours.minus(rest), ours),
                        "put the receivables line back to %s, or delete the voucher and resend the proposal"
                                .formatted(ours));
    }

    /** What of the proposal the voucher does not move on the customer's account. */
    Money rest(HeldProposal held, VoucherSeen voucher) {
        var receivables = accounts(held, voucher).get(AccountRole.RECEIVABLES);
        return Lines.of(held.voucher().lines())
                .onReceivables()
                .minus(byAccount(voucher).getOrDefault(receivables, Money.ZERO));
    }

    /** Call only what {@link #refusal} or {@link #refusalOfAccounts} does not refuse. */
    void takeOver(HeldProposal held, VoucherSeen voucher, Operator by, LocalDate today) {
        var lines = lines(held, voucher);
        if (rest(held, voucher).isZero()) {
            write(held, lines);
        } else {
            writeToBeCorrected(held, lines);
        }
        keepAccounts(held, accounts(held, voucher));
        jdbc.sql("""
                        UPDATE proposals SET state = 'WAITING', voucher_id = ?, voucher_number = ?,
                               value_on = IF(dated = ?, value_on, COALESCE(value_on, dated)), dated = ?
                         WHERE id = ?
                        """)
                .params(voucher.id(), voucher.numberInLedger().orElse(null), voucher.date(), voucher.date(), held.id())
                .update();
        park.release(held.ref().creditorId(), "effect " + held.effect().id(), today, by.who());
        keepBefore(held, today.minusDays(1));
    }

    /** Those that the proposal was planned with; or the creditor file's, where the voucher stands on those alone. */
    private Map<AccountRole, Integer> accounts(HeldProposal held, VoucherSeen voucher) {
        var planned = held.voucher().accounts();
        var today = creditors.creditor(held.ref().creditorId()).accounts();
        var numbers = voucher.lines().stream()
                .map(line -> line.accountNumber())
                .filter(Objects::nonNull)
                .toList();
        return !planned.values().containsAll(numbers) && today.values().containsAll(numbers) ? today : planned;
    }

    private void keepAccounts(HeldProposal held, Map<AccountRole, Integer> accounts) {
        accounts.forEach((role, number) -> jdbc.sql(
                        "UPDATE proposal_lines SET account_number = ? WHERE proposal_id = ? AND account = ?")
                .params(number, held.id(), role.name())
                .update());
    }

    /** Two roles may share an account: a difference on it goes to the one that the proposal uses. */
    private Map<AccountRole, Money> lines(HeldProposal held, VoucherSeen voucher) {
        var accounts = accounts(held, voucher);
        var amounts = new EnumMap<AccountRole, Money>(AccountRole.class);
        held.voucher().lines().forEach(line -> amounts.merge(line.account(), line.amount(), Money::plus));
        var differences = byAccount(voucher);
        amounts.forEach((role, amount) -> differences.merge(accounts.get(role), amount.negated(), Money::plus));
        differences.forEach((account, difference) -> {
            if (!difference.isZero()) {
                var role = Arrays.stream(AccountRole.values())
                        .filter(one -> account.equals(accounts.get(one)))
                        .min((one, other) -> Boolean.compare(!amounts.containsKey(one), !amounts.containsKey(other)))
                        .orElseThrow();
                amounts.merge(role, difference, Money::plus);
            }
        });
        return amounts;
    }

    /** What the lines were until now, for reports of past dates; of several takings on one day, the first has the day before's. */
    private void keepBefore(HeldProposal held, LocalDate lastDate) {
        var amounts = new EnumMap<AccountRole, Money>(AccountRole.class);
        held.voucher().lines().forEach(line -> amounts.merge(line.account(), line.amount(), Money::plus));
        amounts.forEach((role, amount) -> jdbc.sql(
                        "INSERT IGNORE INTO proposal_lines_before (proposal_id, account, amount, last_date) VALUES (?, ?, ?, ?)")
                .params(held.id(), role.name(), amount.amount(), lastDate)
                .update());
        jdbc.sql("""
                        INSERT IGNORE INTO proposal_lines_before (proposal_id, account, amount, last_date)
                        SELECT proposal_id, account, 0.00, ? FROM proposal_lines WHERE proposal_id = ?
                        """).params(lastDate, held.id()).update();
    }

    private static Map<Integer, Money> byAccount(VoucherSeen voucher) {
        var amounts = new TreeMap<Integer, Money>();
        voucher.lines().forEach(line -> amounts.merge(line.accountNumber(), line.amount(), Money::plus));
        return amounts;
    }

    private void write(HeldProposal held, Map<AccountRole, Money> amounts) {
        amounts.forEach((role, amount) -> {
            var known = jdbc.sql("""
                            UPDATE proposal_lines SET wanted = IF(amount = ?, wanted, COALESCE(wanted, amount)), amount = ?
                             WHERE proposal_id = ? AND account = ?
                            """)
                    .params(amount.amount(), amount.amount(), held.id(), role.name())
                    .update();
            if (known == 0) {
                jdbc.sql("""
                                INSERT INTO proposal_lines (proposal_id, row_no, account, amount, wanted)
                                SELECT ?, MAX(row_no) + 1, ?, ?, 0.00 FROM proposal_lines WHERE proposal_id = ?
                                """)
                        .params(held.id(), role.name(), amount.amount(), held.id())
                        .update();
            }
        });
    }

    /** Nothing is remembered: what these lines lack is proposed anew. */
    private void writeToBeCorrected(HeldProposal held, Map<AccountRole, Money> amounts) {
        write(held, amounts);
        jdbc.sql("UPDATE proposal_lines SET wanted = NULL WHERE proposal_id = ?")
                .param(held.id())
                .update();
    }

    private static Optional<Answer> refused(String why, String remedy) {
        return Optional.of(new Answer.Refused(why, remedy));
    }
}
