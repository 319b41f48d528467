package no.kapitalkontroll.kk2.operations;

import no.kapitalkontroll.kk2.cases.ListParked;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What was given up on, and the button that takes it up again. */
@Component
@OnlyInService
@ManagedResource(objectName = "no.kapitalkontroll.kk2:type=Parked", description = "What waits until somebody mends it")
public class ParkedPage {

    private final JdbcClient jdbc;
    private final ListParked listParked;
    private final ReleaseParked releaseParked;

    ParkedPage(JdbcClient jdbc, ListParked listParked, ReleaseParked releaseParked) {
        this.jdbc = jdbc;
        this.listParked = listParked;
        this.releaseParked = releaseParked;
    }

    @ManagedAttribute(description = "What is parked: id, creditor, subject, date, reason, remedy")
    public String[] getWaiting() {
        return listParked.waiting().toArray(String[]::new);
    }

    @ManagedAttribute(description = "How much is parked")
    public long getCount() {
        return jdbc.sql("SELECT COUNT(*) FROM parked WHERE released_on IS NULL")
                .query(Long.class)
                .single();
    }

    @ManagedOperation(description = "Takes up again what was parked, once it is mended")
    @ManagedOperationParameter(name = "parkedId", description = "The number at the beginning of its line in Waiting")
    @ManagedOperationParameter(name = "who", description = "Who you are; goes into the case's log")
    @ManagedOperationParameter(name = "why", description = "Why; goes into the case's log")
    public String release(long parkedId, String who, String why) {
        return releaseParked.release(parkedId, new Operator(who, why));
    }
}
