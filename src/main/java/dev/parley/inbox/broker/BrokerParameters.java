package dev.parley.inbox.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.protocol.NearestName;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/**
 * The parameters of a broker's address: Artemis' own, checked, for Artemis itself overlooks an unknown name, and takes any
 * value but {@code true} for false, which would turn TLS off without a word. Values are never printed.
 */
final class BrokerParameters {
    private static final Set<String> NOT_FOR_PEOPLE =
            Set.of("host", "port", "activemq.passwordcodec", "activemq.usemaskedpassword", "activemqServerName");
    private static final Set<String> SWITCHES =
            Set.of("sslEnabled", "verifyHost", "trustAll", "forceSSLParameters", "useDefaultSslContext", "tcpNoDelay");
    private static final Set<String> FILES = Set.of("trustStorePath", "keyStorePath", "crlPath");
    private static final Set<String> OF_TLS = Set.of(
            "trustStorePath",
            "trustStorePassword",
            "keyStorePath",
            "keyStorePassword",
            "verifyHost",
            "trustAll",
            "useDefaultSslContext");
    private static final Set<String> OURS = Set.of(
            "ha",
            "reconnectAttempts",
            "initialConnectAttempts",
            "failoverAttempts",
            "retryInterval",
            "callTimeout",
            "callFailoverTimeout",
            "connectionTTL",
            "clientFailureCheckPeriod",
            "confirmationWindowSize",
            "consumerWindowSize",
            "blockOnDurableSend");

    private static final Pattern BETWEEN_PARAMETERS = Pattern.compile("[&;]");

    private BrokerParameters() {}

    /** Reads what stands behind the question mark: {@code name=value}, separated by {@code &} or {@code ;}. */
    static Map<String, String> parse(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String one : BETWEEN_PARAMETERS.splitAsStream(query).toList()) {
            if (one.isBlank()) {
                continue;
            }
            int equals = one.indexOf('=');
            String name = (equals < 0 ? one : one.substring(0, equals)).strip();
            checkName(name);
            String value =
                    equals < 0 ? "" : decoded(name, one.substring(equals + 1).strip());
            checkValue(name, value);
            if (parameters.put(name, value) != null) {
                throw new InvalidBrokerException(
                        "inbox.broker-url has the parameter " + name + " twice for one address.");
            }
        }
        checkEncrypted(parameters);
        return parameters;
    }

    private static void checkName(String name) {
        if (name.equals("user") || name.equals("password")) {
            throw new InvalidBrokerException(
                    "inbox.broker-url has the parameter " + name + ": set inbox." + name + " instead.");
        }
        if (OURS.contains(name)) {
            throw new InvalidBrokerException("inbox.broker-url has the parameter " + name
                    + ", which Parley decides itself: leave it out. It tries the addresses in turn until one accepts.");
        }
        Set<String> known = new TreeSet<>(TransportConstants.ALLOWABLE_CONNECTOR_KEYS);
        known.removeAll(NOT_FOR_PEOPLE);
        if (!known.contains(name)) {
            throw new InvalidBrokerException("inbox.broker-url: Artemis has no parameter \"" + name
                    + "\" for an address." + NearestName.hint(name, known));
        }
    }

    /** Decodes {@code %26}; a plus stays a plus, as passwords have them. */
    private static String decoded(String name, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidBrokerException("inbox.broker-url: the value of " + name
                    + " has a % without two hex digits behind it. Write a percent sign as %25.");
        }
    }

    private static void checkValue(String name, String value) {
        if (value.isEmpty()) {
            throw new InvalidBrokerException("inbox.broker-url: the parameter " + name + " has no value.");
        }
        if (SWITCHES.contains(name) && !value.equals("true") && !value.equals("false")) {
            throw new InvalidBrokerException(
                    "inbox.broker-url: " + name + " is \"" + value + "\": expected true or false.");
        }
        if (FILES.contains(name) && !Files.isReadable(Path.of(value))) {
            throw new InvalidBrokerException("inbox.broker-url: " + name + " is " + value
                    + ": there is no such file, or it cannot be read. Name it from the root, /etc/….");
        }
    }

    private static void checkEncrypted(Map<String, String> parameters) {
        if (parameters.containsKey(TransportConstants.SSL_ENABLED_PROP_NAME)) {
            return;
        }
        OF_TLS.stream().filter(parameters::containsKey).sorted().findFirst().ifPresent(name -> {
            throw new InvalidBrokerException("inbox.broker-url has the parameter " + name
                    + ", but not sslEnabled=true: the connection would not be encrypted.");
        });
    }
}
