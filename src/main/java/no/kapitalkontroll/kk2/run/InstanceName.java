package no.kapitalkontroll.kk2.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** What this process calls itself in leases and claims: host, process and a part of its own, never used twice. */
public record InstanceName(String value) {

    public static InstanceName ofThisProcess() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        var own = UUID.randomUUID().toString().substring(0, 8);
        return new InstanceName(
                "%.60s/%d/%s".formatted(host, ProcessHandle.current().pid(), own));
    }
}
