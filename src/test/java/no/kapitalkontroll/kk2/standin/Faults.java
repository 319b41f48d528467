package no.kapitalkontroll.kk2.standin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faults that wait for their request. */
final class Faults {

    /**
     * @param company null for any
     * @param date null for any
     */
    private record Planned(Company company, LocalDate date, String method, String pathPrefix, Fault fault) {

        boolean fits(Company caller, LocalDate today, String requestMethod, String path) {
            return (company == null || company == caller)
                    && (date == null || date.equals(today))
                    && method.equals(requestMethod)
                    && path.startsWith(pathPrefix);
        }
    }

    private final List<Planned> once = new ArrayList<>();
    private final List<Planned> standing = new ArrayList<>();

    synchronized void once(int times, String method, String pathPrefix, Fault fault) {
        for (int i = 0; i < times; i++) {
            once.add(new Planned(null, null, method, pathPrefix, fault));
        }
    }

    synchronized void onDate(Company company, LocalDate date, String method, String pathPrefix, Fault fault) {
        standing.add(new Planned(company, date, method, pathPrefix, fault));
    }

    synchronized Optional<Fault> take(Company caller, LocalDate today, String method, String path) {
        for (var planned : once) {
            if (planned.fits(caller, today, method, path)) {
                once.remove(planned);
                return Optional.of(planned.fault());
            }
        }
        return standing.stream()
                .filter(planned -> planned.fits(caller, today, method, path))
                .map(Planned::fault)
                .findFirst();
    }

    synchronized int ahead() {
        return once.size();
    }

    synchronized void clear() {
        once.clear();
        standing.clear();
    }
}
