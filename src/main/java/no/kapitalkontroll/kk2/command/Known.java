package no.kapitalkontroll.kk2.command;

import no.kapitalkontroll.kk2.creditor.Creditors;
import org.springframework.context.ApplicationContext;

/** Whether there is such a thing at all. */
final class Known {

    private Known() {}

    static boolean creditor(String creditorId, ApplicationContext kk2) {
        var creditors = kk2.getBean(Creditors.class);
        creditors.reload();
        return creditors.inForce().stream().anyMatch(one -> one.id().equals(creditorId));
    }
}
