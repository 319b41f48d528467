package no.kapitalkontroll.kk2.standin;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Something that people in Tripletex do on a day. */
public interface Happening {

    /** Answers whether it took place; what did not is tried again on the next day. */
    boolean happens(Company company, LocalDate today);

    /** The accountant throws the oldest waiting proposal away. */
    static Happening proposalDeleted() {
        return (company, today) -> {
            var waiting = company.waiting();
            waiting.stream().findFirst().ifPresent(company::deleteVoucher);
            return !waiting.isEmpty();
        };
    }

    /** The accountant adds to the amounts of the oldest waiting proposal. */
    static Happening proposalEdited(BigDecimal addition) {
        return (company, today) -> {
            var waiting = company.waiting();
            waiting.stream()
                    .findFirst()
                    .ifPresent(
                            v -> company.editVoucher(v, v.postings.get(0).amount.add(addition)));
            return !waiting.isEmpty();
        };
    }
}
