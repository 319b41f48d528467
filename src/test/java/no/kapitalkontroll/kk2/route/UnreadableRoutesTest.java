package no.kapitalkontroll.kk2.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchBeanException;
import org.junit.jupiter.api.Test;

class UnreadableRoutesTest {

    @Test
    void a_bean_that_nobody_has_is_named_with_its_route_however_deep_the_failure_stands() {
        var failure = new IllegalStateException(
                "context",
                new FailedToCreateRouteException(
                        "filter-overdue", "31-filter-overdue", "Route()", new NoSuchBeanException("filterOverdew")));

        assertThat(UnreadableRoute.in(failure).orElseThrow())
                .startsWith("route filter-overdue: ")
                .contains("filterOverdew")
                .endsWith("; mend it, or put the shipped file back");
    }

    @Test
    void a_start_that_failed_for_another_reason_is_not_blamed_on_a_route() {
        assertThat(UnreadableRoute.in(new IllegalStateException("port in use"))).isEmpty();
    }
}
