package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.notice.Notice;
import org.springframework.stereotype.Component;

/** Writes down all that a letter beside the procedure says: the claim on its date, and what it was asked for to say. */
@Component
class WriteBeside {

    private final WriteNotice writeNotice;
    private final StoredRecords records;

    WriteBeside(WriteNotice writeNotice, StoredRecords records) {
        this.writeNotice = writeNotice;
        this.records = records;
    }

    Notice of(LoadedClaim claim, LetterAsked asked, LocalDate date, CreditorRules rules) {
        var balance = rules.coverPayments().balance(claim.ledger(), date);
        var plan = new PlanLetter.Plan(asked.kind(), date, null, null, Optional.empty(), "", claim.ledger(), balance);
        return writeNotice
                .of(claim, plan, rules)
                .with(
                        asked.kind() == LetterKind.INSTALMENT_AGREEMENT
                                ? records.read(asked.detail(), Notice.InstalmentTerms.class)
                                : null,
                        answer(asked),
                        tellsPayments(asked.kind()) ? settlement(claim, balance) : null);
    }

    /** What an answer to an objection answers; null for any other letter. */
    Notice.ObjectionAnswer answer(LetterAsked asked) {
        return asked.kind() == LetterKind.OBJECTION_ANSWER
                ? records.read(asked.detail(), Notice.ObjectionAnswer.class)
                : null;
    }

    private static boolean tellsPayments(LetterKind kind) {
        return kind == LetterKind.RECEIPT || kind == LetterKind.REST;
    }

    private static Notice.Settlement settlement(LoadedClaim claim, ClaimBalance balance) {
        return new Notice.Settlement(
                balance.allocations().stream()
                        .map(a -> new Notice.Settlement.Payment(
                                a.date(), a.amount(), a.principal(), a.costs(), a.fees(), a.interest(), a.surplus()))
                        .toList(),
                Money.sum(claim.ledger().waivers().stream().map(Waiver::amount)),
                balance.refundDue());
    }
}
