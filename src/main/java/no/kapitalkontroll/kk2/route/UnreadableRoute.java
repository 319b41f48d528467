package no.kapitalkontroll.kk2.route;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What Camel itself refuses of a route file at start, in one line: a step that does not exist, a bean that nobody has. */
public final class UnreadableRoute {

    private static final String REMEDY = "; mend it, or put the shipped file back";
    private static final int DEEPEST = 30;

    private UnreadableRoute() {}

    /** @return empty when the start failed for another reason */
    public static Optional<String> in(Throwable failure) {
        return causes(failure).flatMap(cause -> sentence(cause).stream()).findFirst();
    }

    private static Optional<String> sentence(Throwable cause) {
        if (cause instanceof MarkedYamlEngineException yaml) {
            var where = yaml.getProblemMark().map(UnreadableRoute::place).orElse("a route file");
            return Optional.of(where + ": " + yaml.getProblem() + REMEDY);
        }
        if (cause instanceof FailedToCreateRouteException route) {
            return Optional.of("route " + route.getRouteId() + ": " + firstLine(last(route)) + REMEDY);
        }
        return Optional.empty();
    }

    private static String place(Mark mark) {
        return Path.of(mark.getName()).getFileName() + " line " + (mark.getLine() + 1);
    }

    private static Throwable last(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static String firstLine(Throwable failure) {
        return Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }
}
