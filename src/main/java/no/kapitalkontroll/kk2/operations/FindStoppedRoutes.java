package no.kapitalkontroll.kk2.operations;

import java.util.List;
import no.kapitalkontroll.kk2.run.OnlyInService;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.stereotype.Component;

/** Routes that were meant to run and do not: somebody stopped them, and may have forgotten it. Off by its key is no stop. */
@Component
@OnlyInService
class FindStoppedRoutes {

    private final CamelContext camel;

    FindStoppedRoutes(CamelContext camel) {
        this.camel = camel;
    }

    /** By id, in order. */
    List<String> find() {
        return camel.getRoutes().stream()
                .filter(route -> !Boolean.FALSE.equals(route.isAutoStartup()))
                .map(Route::getRouteId)
                .filter(id -> !camel.getRouteController().getRouteStatus(id).isStarted())
                .sorted()
                .toList();
    }
}
