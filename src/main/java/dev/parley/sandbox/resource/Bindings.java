package dev.parley.sandbox.resource;

import dev.parley.sandbox.rest.Answer;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.Refusal;
import dev.parley.sandbox.rest.Stored;
import dev.parley.sandbox.world.World;
import java.util.List;

/**
 * Push bindings of a service: list, fetch, delete. There are none, for it is phones that make them, and no phone registers
 * with the sandbox.
 *
 * <p>Fields read in a list: {@code BindingType}. Left out: {@code Identity}, which could find nothing.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/binding-resource">Twilio: bindings</a>
 */
public final class Bindings {
    private static final String ALL = "/v1/Services/{ChatServiceSid}/Bindings";
    private static final int MAX_PAGE = 100;
    private static final List<String> TYPES = List.of("apn", "gcm", "fcm", "twilsock");

    private final World world;

    public Bindings(World world) {
        this.world = world;
    }

    public void addTo(Paths paths) {
        paths.on("GET", ALL, this::list);
        paths.on("GET", ALL + "/{Sid}", this::refuse);
        paths.on("DELETE", ALL + "/{Sid}", this::refuse);
    }

    private Answer list(ApiCall call) {
        world.service(call);
        call.query().choice("BindingType", TYPES);
        return new Paging<Stored>(call, MAX_PAGE, List.of()).answer("bindings", binding -> {
            throw new IllegalStateException("nobody made " + binding.sid);
        });
    }

    private Answer refuse(ApiCall call) {
        world.service(call);
        throw Refusal.notFound("binding", call.variable("Sid"));
    }
}
