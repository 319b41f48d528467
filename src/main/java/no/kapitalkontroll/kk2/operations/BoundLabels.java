package no.kapitalkontroll.kk2.operations;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one label whose values are not words of ours is the creditor: only so many get figures of their own. */
@Configuration(proxyBeanMethods = false)
class BoundLabels {

    private static final Logger log = LoggerFactory.getLogger(BoundLabels.class);

    @Bean
    MeterFilter mostCreditors(@Value("${kk2.metrics.most-creditors:200}") int most) {
        return MeterFilter.maximumAllowableTags("kk2.", "creditor", most, new LeftOut(most));
    }

    private static final class LeftOut implements MeterFilter {

        private final int most;
        private final AtomicBoolean told = new AtomicBoolean();

        LeftOut(int most) {
            this.most = most;
        }

        @Override
        public MeterFilterReply accept(Meter.Id id) {
            if (told.compareAndSet(false, true)) {
                log.warn(
                        "more than {} creditors: those beyond get no metrics of their own; raise kk2.metrics.most-creditors",
                        most);
            }
            return MeterFilterReply.DENY;
        }
    }
}
