package no.kapitalkontroll.kk2.core.charge;

import java.util.List;
import no.kapitalkontroll.kk2.core.money.Money;

/** The calculation of late interest, line by line; its total is the sum of its lines. */
public record InterestStatement(List<InterestLine> lines) {

    public InterestStatement {
        lines = List.copyOf(lines);
    }

    public Money total() {
        return Money.sum(lines.stream().map(InterestLine::amount));
    }
}
