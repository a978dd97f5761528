package dev.parley.sandbox.resource;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.world.Binding;
import dev.parley.sandbox.world.World;
import java.util.List;

/**
 * Push bindings of a service: list, fetch, delete. SDK clients create them, when they register for push. Nothing is
 * pushed.
 *
 * <p>Fields read in a list, each repeatable: {@code BindingType} (apn, gcm, fcm, twilsock), {@code Identity}. Left out:
 * bindings of the type twilsock, which are the sockets themselves.
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
        paths.on("GET", ALL + "/{Sid}", call -> ApiResponse.ok(find(call).json(call.base())));
        paths.on("DELETE", ALL + "/{Sid}", this::delete);
    }

    private ApiResponse list(ApiCall call) {
        List<String> types = call.query().choices("BindingType", TYPES);
        List<String> identities = call.query().texts("Identity");
        List<Binding> found = world.service(call).bindings.values().stream()
                .filter(binding -> types.isEmpty() || types.contains(binding.type))
                .filter(binding -> identities.isEmpty() || identities.contains(binding.identity))
                .toList();
        return new Paging<>(call, MAX_PAGE, found).answer("bindings", binding -> binding.json(call.base()));
    }

    private ApiResponse delete(ApiCall call) {
        world.remove(find(call), world.service(call).bindings);
        return ApiResponse.gone();
    }

    private Binding find(ApiCall call) {
        String sid = call.variable("Sid");
        Binding binding = world.service(call).bindings.get(sid);
        if (binding == null) {
            throw ApiError.notFound("binding", sid);
        }
        return binding;
    }
}
