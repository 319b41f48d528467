package no.kapitalkontroll.kk2.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class BoundLabelsTest {

    @Test
    void creditors_beyond_the_bound_get_no_figures_and_the_others_keep_theirs() {
        var registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new BoundLabels().mostCreditors(2));

        for (var creditor : new String[] {"a", "b", "c", "d", "a"}) {
            registry.counter("kk2.tripletex.calls", "creditor", creditor).increment();
        }

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getTag("creditor"))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(registry.counter("kk2.tripletex.calls", "creditor", "a").count())
                .isEqualTo(2);
    }
}
