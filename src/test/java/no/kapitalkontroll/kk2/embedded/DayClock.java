package no.kapitalkontroll.kk2.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that tests and the demo move from morning to morning, at six in Oslo. */
public final class DayClock extends Clock {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private volatile Instant now;

    public DayClock(LocalDate date) {
        moveTo(date);
    }

    public void moveTo(LocalDate date) {
        now = date.atTime(6, 0).atZone(OSLO).toInstant();
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this.getZone().equals(zone) ? this : new InZone(this, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }

    private static final class InZone extends Clock {

        private final DayClock days;
        private final ZoneId zone;

        InZone(DayClock days, ZoneId zone) {
            this.days = days;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(days, other);
        }

        @Override
        public Instant instant() {
            return days.instant();
        }
    }
}
