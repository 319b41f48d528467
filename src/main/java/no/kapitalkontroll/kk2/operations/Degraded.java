package no.kapitalkontroll.kk2.operations;

import org.springframework.boot.actuate.health.Status;

/**
 * Something needs a person, but the program is well: a restart would mend nothing, so the whole stays UP, and only the part
 * says it.
 */
final class Degraded {

    static final Status STATUS = new Status("DEGRADED");

    private Degraded() {}
}
