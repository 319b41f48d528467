package no.kapitalkontroll.kk2.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.enforcement.DebtorIdentity;
import no.kapitalkontroll.kk2.core.identifier.OrganisationNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribePetitionTest {

    /** 10000.00 at 12.25 %: 1225.00 a year. */
    @ParameterizedTest
    @CsvSource({
        "2028-10-23, ACTUAL_365, '3,36'",
        "2028-10-23, ACTUAL_ACTUAL, '3,35'",
        "2027-10-23, ACTUAL_ACTUAL, '3,36'"
    })
    void a_day_s_interest_is_told_as_the_creditor_counts_a_year(LocalDate date, DayCount dayCount, String perDay) {
        var petition =
                Petitions.petition(new DebtorIdentity.Business(new OrganisationNumber("974760673")), date, dayCount);

        assertThat(new DescribePetition().petition(petition, List.of())).containsEntry("perDay", perDay);
    }
}
