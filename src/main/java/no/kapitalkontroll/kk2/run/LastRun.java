package no.kapitalkontroll.kk2.run;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last finished run of a creditor. */
@Component
public class LastRun {

    private final JdbcClient jdbc;

    public LastRun(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<LocalDate> finished(String creditorId) {
        return Optional.ofNullable(
                jdbc.sql("SELECT MAX(business_date) FROM runs WHERE creditor_id = ? AND state = 'FINISHED'")
                        .param(creditorId)
                        .query((row, index) -> row.getObject(1, LocalDate.class))
                        .list()
                        .get(0));
    }
}
