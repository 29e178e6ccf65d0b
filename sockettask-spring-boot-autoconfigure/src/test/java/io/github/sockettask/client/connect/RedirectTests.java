package io.github.sockettask.client.connect;

import java.security.cert.CertificateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.ProxyRefusedException;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Where redirects lead, and what goes there.
 */
class RedirectTests {

	private static TransportRequest request(String url, Map<String, List<String>> header, String... protocols) {
		return HandshakeValidator.of(SocketTaskSettings.DEFAULTS, new Handshake(url, header, List.of(protocols)),
				new TriedAddresses());
	}

	private static Handshake follow(TransportRequest request, String... locations) {
		return Redirect.follow(request,
				new HandshakeRefusedException("refused", 302, Map.of("Location", List.of(locations))));
	}

	private static String target(String url, String location) {
		return follow(request(url, Map.of()), location).url();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			ws://a/b/c?d,       ws://x/y?z,              ws://x/y?z
			ws://a/b/c?d,       http://x/y,              ws://x/y
			ws://a/b/c?d,       https://x:444/y,         wss://x:444/y
			ws://a/b/c?d,       WSS://X/y,               wss://X/y
			wss://a/b/c?d,      https://x,               wss://x
			ws://a:81/b/c?d,    //x/y,                   ws://x/y
			wss://a/b/c?d,      //x/y,                   wss://x/y
			wss://a:81/b/c?d,   /y?z=1,                  wss://a:81/y?z=1
			ws://a/b/c?d,       y,                       ws://a/b/y
			ws://a/b/c?d,       ../y,                    ws://a/y
			ws://a/b/c?d,       ../../../y,              ws://a/y
			ws://a/b/c?d,       ?e,                      ws://a/b/c?e
			ws://a,             ?e,                      ws://a?e
			ws://a,             y,                       ws://a/y
			ws://a/b/c?d,       /y#fragment,             ws://a/y
			ws://a/b/c?d,       #fragment,               ws://a/b/c?d
			ws://a/b/c?d,       /%C3%A9?%20,             ws://a/%C3%A9?%20
			ws://[::1]:8080/b,  /y,                      ws://[::1]:8080/y
			""")
	void aLocationIsResolvedAsUrlsAre(String url, String location, String target) {
		assertThat(target(url, location)).isEqualTo(target);
	}

	@Test
	void bytesThatAreNotAsciiAreEncodedAsTheyCame() {
		assertThat(target("ws://a/", "/\u00c3\u00a9")).isEqualTo("ws://a/%C3%A9");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			wss://a/ | ws://a/           | it leads from wss to ws
			wss://a/ | http://a/         | it leads from wss to ws
			ws://a/  | ftp://a/          | no address of http, https, ws or wss
			ws://a/  | file:///etc/passwd | no address of http, https, ws or wss
			ws://a/  | mailto:x          | no address of http, https, ws or wss
			ws://a/  | javascript:x      | no address of http, https, ws or wss
			ws://a/  | ws:x              | no address of http, https, ws or wss
			ws://a/  | /a b              | no URL
			ws://a/  | ws://x:0/         | port
			ws://a/  | ws://x:99999/     | port
			ws://a/  | ws://u:p@x/       | user information
			ws://a/  | ws:///x           | host
			ws://a/  | ws:/x             | host
			ws://a/  | //                | no URL
			ws://a/  | http:             | no URL
			""")
	void whatIsNoAddressForUsIsNotFollowed(String url, String location, String why) {
		assertThatThrownBy(() -> target(url, location)).satisfies((failure) -> {
			String reason = (failure instanceof InvalidOptionException ex) ? ex.reason() : failure.getMessage();
			assertThat(reason).contains(why);
		});
	}

	@Test
	void severalLocationsAreNotFollowedUnlessTheyAreTheSame() {
		TransportRequest request = request("ws://a/", Map.of());
		assertThatThrownBy(() -> follow(request, "/b", "/c")).hasMessage("it has several Location headers");
		assertThat(follow(request, "/b", " /b").url()).isEqualTo("ws://a/b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/b", "ws://A:80/b", "http://a/b", "ws://a/b" })
	void theSameOriginGetsAllHeadersAndSubProtocols(String location) {
		Handshake next = follow(request("ws://a/", Map.of("Authorization", List.of("x"), "X-Key", List.of("y")), "key"),
				location);
		assertThat(next.header()).containsOnlyKeys("Authorization", "X-Key");
		assertThat(next.protocols()).containsExactly("key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ws://b/", "wss://a/", "ws://a:81/", "//sub.a/", "https://a:80/", "ws://a.b/" })
	void anotherOriginGetsHarmlessHeadersOnly(String location) {
		Map<String, List<String>> header = new LinkedHashMap<>();
		for (String name : List.of("AUTHORIZATION", "Cookie", "cookie2", "X-Api-Key", "User-Agent", "origin",
				"Accept-Language")) {
			header.put(name, List.of("x"));
		}
		Handshake next = follow(request("ws://a/", header, "mqtt", "v12.stomp"), location);
		assertThat(next.header()).containsOnlyKeys("User-Agent", "origin", "Accept-Language");
		assertThat(next.protocols()).containsExactly("mqtt", "v12.stomp");
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cret", "bearer", "base64url.bearer.authorization.k8s.io.YWJj", "mqttx" })
	void anotherOriginGetsNoSubProtocolThatMayBeAKey(String protocol) {
		TransportRequest request = request("ws://a/", Map.of(), "mqtt", protocol);
		assertThatThrownBy(() -> follow(request, "ws://b/"))
			.hasMessageContaining("another origin, which must not get the sub-protocols")
			.hasMessageNotContaining(protocol);
	}

	@Test
	void onlyFiveStatusesAreRedirects() {
		for (int status = 300; status < 400; status++) {
			HandshakeRefusedException answer = new HandshakeRefusedException("refused", status,
					Map.of("Location", List.of("/y")));
			assertThat(Redirect.is(answer)).as("%d", status)
				.isEqualTo(List.of(301, 302, 303, 307, 308).contains(status));
		}
	}

	@Test
	void withoutALocationThereIsNoRedirect() {
		for (List<String> locations : List.of(List.<String>of(), List.of("", " "))) {
			assertThat(Redirect.is(new HandshakeRefusedException("refused", 302, Map.of("Location", locations))))
				.isFalse();
		}
	}

	@Test
	void theFailureOfALaterHandshakeKeepsItsKind() {
		HandshakeRoute route = new HandshakeRoute(request("ws://a/", Map.of()), true, null,
				(handshake) -> request(handshake.url(), handshake.header()));
		assertThat(route.next(new HandshakeRefusedException("refused", 302, Map.of("Location", List.of("ws://b/")))))
			.isNotNull();
		CertificateException cause = new CertificateException("expired");
		assertThat(route.explain(new ConnectSocketException("not trusted", cause)))
			.hasMessageStartingWith("not trusted (redirected from ws://a/, ")
			.hasCause(cause);
		ProxyRefusedException proxy = new ProxyRefusedException("refused");
		assertThat(route.explain(proxy)).isSameAs(proxy);
	}

	@Test
	void noUserInfoAndNoFragmentIsInAnError() {
		HandshakeRoute route = new HandshakeRoute(request("ws://a/", Map.of()), true, null, (handshake) -> {
			throw new AssertionError("not to be made");
		});
		HandshakeRefusedException refused = new HandshakeRefusedException("refused", 302,
				Map.of("Location", List.of("ws://u:s3cret@b/#s3cret")));
		assertThat(route.next(refused)).isNull();
		assertThat(Objects.requireNonNull(route.explain(refused)).errMsg()).startsWith("refused, which is a redirect")
			.doesNotContain("s3cret");
	}

}
