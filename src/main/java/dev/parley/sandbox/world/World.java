package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.Sids;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.sync.SyncService;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The state of the sandbox. One event loop owns it, so there are no locks; it is in memory only. */
public final class World {
    public final Map<String, Service> services = new LinkedHashMap<>();
    public final Map<String, AddressConfiguration> addresses = new LinkedHashMap<>();
    public final Map<String, Credential> credentials = new LinkedHashMap<>();
    public final StudioState studio = new StudioState();
    public final TextMessageStore texts = new TextMessageStore();
    /** The participants on the phone, by address. */
    public final MembershipIndex phones = new MembershipIndex();

    private int resets;
    private final Capacity capacity;
    private AccountConfiguration configuration = new AccountConfiguration();
    private final List<StateListener> listeners = new ArrayList<>();
    private final Clock clock;
    private final Sids sids;

    public World(Clock clock, Sids sids) {
        this(clock, sids, Capacity.inHeap());
    }

    World(Clock clock, Sids sids, Capacity capacity) {
        this.capacity = capacity;
        this.clock = clock;
        this.sids = sids;
        begin();
    }

    /** Adds the default service. */
    private void begin() {
        Iterator<String> roleSids = SandboxAccount.ROLE_SIDS.iterator();
        add(newService(SandboxAccount.CONVERSATIONS_SERVICE_SID, "Sandbox", prefix -> roleSids.next()));
    }

    /** Adds a listener to changes from now on. */
    public void addListener(StateListener listener) {
        listeners.add(listener);
    }

    /** Notifies the listener that a conversation has changed or was deleted. */
    public void touched(Conversation conversation) {
        listeners.forEach(listener -> listener.changed(conversation));
    }

    /** Notifies the listener that a text message has a new status. */
    public void touched(TextMessage text) {
        listeners.forEach(listener -> listener.changed(text));
    }

    public Instant now() {
        return clock.instant();
    }

    public String sid(String prefix) {
        return sids.next(prefix);
    }

    public AccountConfiguration configuration() {
        return configuration;
    }

    /**
     * Finds the service of a call: the one in its path, else the account's default one.
     *
     * @throws ApiError if the service in the path does not exist
     */
    public Service service(ApiCall call) {
        String named = call.variables().get("ChatServiceSid");
        return named == null ? defaultService() : service(named).orElseThrow(() -> ApiError.notFound("service", named));
    }

    public Optional<Service> service(String sid) {
        return Optional.ofNullable(services.get(sid));
    }

    /** Returns the account's default service, which cannot be deleted. */
    public Service defaultService() {
        return service(configuration.serviceSid()).orElseThrow();
    }

    /** Makes a service with its default roles, without adding it. */
    public Service newService(String sid, String friendlyName, Sids roleSids) {
        return new Service(sid, now(), friendlyName, roleSids, new SyncService(clock));
    }

    /** Adds a service with its default roles. */
    public void add(Service service) {
        capacity.take(service.estimatedTotalSize());
        services.put(service.sid, service);
    }

    /** Removes a service and all its resources. */
    public void remove(Service service) {
        if (services.remove(service.sid) != null) {
            capacity.release(service.estimatedTotalSize());
        }
    }

    /** Returns the conversations of all services. */
    public Stream<Conversation> conversations() {
        return services.values().stream().flatMap(service -> service.conversations.values().stream());
    }

    /**
     * Finds a conversation by its SID, in any service.
     *
     * @throws ApiError if there is none
     */
    public Conversation conversation(String sid) {
        return services.values().stream()
                .map(service -> service.conversations.get(sid))
                .filter(conversation -> conversation != null)
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("conversation", sid));
    }

    /** Makes a conversation with the account's defaults, without adding it. */
    public Conversation newConversation(Service service, Instant created) {
        return configuration.conversation(sid("CH"), created, service, now());
    }

    /** Adds a conversation. */
    public void add(Conversation conversation) {
        capacity.checkConversations(services.values().stream()
                .mapToInt(service -> service.conversations.size())
                .sum());
        capacity.take(conversation.estimatedSize());
        conversation.service.conversations.put(conversation.sid, conversation);
    }

    /** Adds a resource to those of its type. */
    public <T extends StoredResource> void add(T resource, Map<String, T> itsKind) {
        capacity.take(resource.estimatedSize());
        itsKind.put(resource.sid, resource);
    }

    public boolean hasRoomFor(StoredResource resource) {
        return capacity.has(resource.estimatedSize());
    }

    /** Takes capacity for what a form adds to a resource, before the resource is changed. */
    public void grow(StoredResource resource, Form form) {
        grow(resource, form.estimatedSize());
    }

    /** Takes capacity for a resource that grows to a number of characters. */
    public void grow(StoredResource resource, int characters) {
        // First, since a refused resource must not count more than the capacity it has taken.
        capacity.take(resource.growth(characters));
        resource.outgrow(characters);
    }

    /** Returns whether a conversation still exists: it may have been deleted meanwhile. */
    public boolean has(Conversation conversation) {
        Service service = conversation.service;
        return services.get(service.sid) == service && service.conversations.get(conversation.sid) == conversation;
    }

    /** Removes a resource. */
    public <T extends StoredResource> void remove(T resource, Map<String, T> itsKind) {
        if (itsKind.remove(resource.sid) != null) {
            capacity.release(resource.estimatedTotalSize());
        }
    }

    /** Removes a conversation and all its resources. */
    public void remove(Conversation conversation) {
        if (conversation.service.conversations.remove(conversation.sid) != null) {
            capacity.release(conversation.estimatedTotalSize());
        }
    }

    /**
     * Ensures that an identity which joins a conversation is a user of its service; returns a user that was created.
     */
    public Optional<User> makeUser(Service service, String identity) {
        if (service.user(identity).isPresent()) {
            return Optional.empty();
        }
        User user = new User(sid("US"), now(), identity, service);
        add(user, service.users);
        return Optional.of(user);
    }

    /** Stores a text message; the oldest are removed. */
    public void add(TextMessage text) {
        texts.add(text);
        touched(text);
    }

    /**
     * Returns a check that fails once the sandbox was reset.
     *
     * @throws ApiError from the check, after a reset
     */
    public Runnable checkNotReset() {
        int now = resets;
        return () -> {
            if (resets != now) {
                throw new ApiError(409, 20409, "The sandbox was reset meanwhile.");
            }
        };
    }

    public void clear() {
        resets++;
        services.clear();
        addresses.clear();
        credentials.clear();
        studio.clear();
        phones.clear();
        texts.clear();
        capacity.clear();
        configuration = new AccountConfiguration();
        begin();
    }
}
