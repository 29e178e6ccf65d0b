package io.github.sockettask.client.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.sockettask.settings.ProxySettings;
import io.github.sockettask.settings.ProxyType;
import io.github.sockettask.transport.TransportProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which proxy is taken for an address. What the JVM makes of its system properties is
 * tested in a JVM of its own.
 */
class ProxyChoiceTests {

	private static final URI URL = URI.create("wss://feed.example.org/x");

	private static final ProxySettings SET = ProxySettings.UNSET.withAddress("proxy.example.org", 3128);

	private final Properties properties = new Properties();

	private @Nullable TransportProxy choose(ProxySettings settings, URI uri, Function<URI, List<Proxy>> jvm) {
		return new ProxyChoice(new FixedSelector(jvm), this.properties).choose(settings, uri);
	}

	private static List<Proxy> proxy(Proxy.Type type) {
		return List.of(new Proxy(type, InetSocketAddress.createUnresolved("jvm.example.org", 8080)));
	}

	@Test
	void aProxyThatIsSetIsTakenRatherThanThatOfTheJvm() {
		assertThat(choose(SET.withCredentials("app", "secret"), URL, (uri) -> proxy(Proxy.Type.HTTP))).isEqualTo(
				new TransportProxy(TransportProxy.Type.HTTP, "proxy.example.org", 3128, "app", "secret", "proxy.host"));
		assertThat(choose(SET.withType(ProxyType.SOCKS5), URL, (uri) -> proxy(Proxy.Type.HTTP))).isEqualTo(
				new TransportProxy(TransportProxy.Type.SOCKS5, "proxy.example.org", 3128, null, null, "proxy.host"));
	}

	@Test
	void whereNoneIsSetThatOfTheJvmIsTaken() {
		assertThat(choose(ProxySettings.UNSET, URL, (uri) -> proxy(Proxy.Type.HTTP)))
			.isEqualTo(new TransportProxy(TransportProxy.Type.HTTP, "jvm.example.org", 8080, null, null, "the JVM"));
		assertThat(choose(ProxySettings.UNSET, URL, (uri) -> List.of(Proxy.NO_PROXY))).isNull();
		assertThat(new ProxyChoice(null, this.properties).choose(ProxySettings.UNSET, URL)).isNull();
	}

	@Test
	void theJvmIsAskedForHttpsAndHttp() {
		assertThat(choose(ProxySettings.UNSET, URI.create("wss://[::1]:8443/x?a=b"), (uri) -> {
			assertThat(uri).isEqualTo(URI.create("https://[::1]:8443/"));
			return proxy(Proxy.Type.HTTP);
		})).isNotNull();
		assertThat(choose(ProxySettings.UNSET, URI.create("ws://feed.example.org/x"), (uri) -> {
			assertThat(uri).isEqualTo(URI.create("http://feed.example.org/"));
			return proxy(Proxy.Type.HTTP);
		})).isNotNull();
	}

	@Test
	void credentialsMayBeSetForTheProxyOfTheJvm() {
		ProxySettings credentials = ProxySettings.UNSET.withCredentials("app", "secret");
		this.properties.setProperty("java.net.socks.username", "other");
		assertThat(choose(credentials, URL, (uri) -> proxy(Proxy.Type.HTTP))).isEqualTo(
				new TransportProxy(TransportProxy.Type.HTTP, "jvm.example.org", 8080, "app", "secret", "the JVM"));
		assertThat(choose(credentials, URL, (uri) -> proxy(Proxy.Type.SOCKS))).isEqualTo(
				new TransportProxy(TransportProxy.Type.SOCKS5, "jvm.example.org", 8080, "app", "secret", "the JVM"));
	}

	@Test
	void theCredentialsOfTheJvmAreThoseOfSocks() {
		this.properties.setProperty("java.net.socks.username", "app");
		this.properties.setProperty("java.net.socks.password", "secret");
		assertThat(choose(ProxySettings.UNSET, URL, (uri) -> proxy(Proxy.Type.SOCKS))).isEqualTo(
				new TransportProxy(TransportProxy.Type.SOCKS5, "jvm.example.org", 8080, "app", "secret", "the JVM"));
		assertThat(choose(ProxySettings.UNSET, URL, (uri) -> proxy(Proxy.Type.HTTP)))
			.isEqualTo(new TransportProxy(TransportProxy.Type.HTTP, "jvm.example.org", 8080, null, null, "the JVM"));
	}

	@Test
	void withTheTypeNoneThereIsNoProxy() {
		assertThat(choose(ProxySettings.UNSET.withType(ProxyType.NONE), URL, (uri) -> proxy(Proxy.Type.HTTP))).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "feed.example.org, true", "FEED.Example.org, true", "*.example.org, true", "feed.*, true", "*, true",
			"*example*, true", "example.org, false", "*.org.uk, false", "feed*.org, false", "feed, false",
			"feedXexample.org, false" })
	void hostsThatAreListedAreConnectedToDirectly(String pattern, boolean direct) {
		ProxySettings settings = SET.withNonProxyHosts(List.of("other.example.com", pattern));
		assertThat(choose(settings, URL, (uri) -> List.of()) == null).isEqualTo(direct);
		ProxySettings ofJvm = ProxySettings.UNSET.withNonProxyHosts(List.of(pattern));
		assertThat(choose(ofJvm, URL, (uri) -> proxy(Proxy.Type.HTTP)) == null).isEqualTo(direct);
	}

	@Test
	void addressesAreListedWithAndWithoutBrackets() {
		URI uri = URI.create("wss://[2001:db8::1]/x");
		for (String pattern : List.of("2001:db8::1", "[2001:db8::1]", "2001:DB8:*")) {
			assertThat(choose(SET.withNonProxyHosts(List.of(pattern)), uri, (any) -> List.of())).as(pattern).isNull();
		}
	}

	@ParameterizedTest
	@CsvSource({ "https.proxy, abc", "http.proxy, 70000", "socksProxy, 0", "https.proxy, -1", "proxy, 80 80" })
	void aPortOfTheJvmThatIsNoneIsNamed(String prefix, String port) {
		this.properties.setProperty(prefix + "Host", "jvm.example.org");
		this.properties.setProperty(prefix + "Port", port);
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> choose(ProxySettings.UNSET, URL, (uri) -> List.of()))
			.withMessageEndingWith("the system property " + prefix + "Port is \"" + port
					+ "\", which is no port; correct it, or set proxy.type to none");
		assertThat(choose(SET, URL, (uri) -> List.of())).isNotNull();
	}

	@Test
	void whatSocksOfTheJvmCannotDoIsNamed() {
		this.properties.setProperty("java.net.socks.username", "u".repeat(256));
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> choose(ProxySettings.UNSET, URL, (uri) -> proxy(Proxy.Type.SOCKS)))
			.withMessageContaining("java.net.socks.username is longer than the 255 bytes")
			.withMessageNotContaining("uu");
		this.properties.setProperty("socksProxyVersion", "4");
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> choose(ProxySettings.UNSET, URL, (uri) -> proxy(Proxy.Type.SOCKS)))
			.withMessageContaining("only SOCKS5 is supported");
	}

	@Test
	void aSelectorThatFailsIsNamed() {
		assertThatExceptionOfType(InvalidOptionException.class)
			.isThrownBy(() -> choose(ProxySettings.UNSET, URL, (uri) -> {
				throw new IllegalStateException("no script");
			}))
			.withMessageContaining(
					"the ProxySelector of the JVM has failed: java.lang.IllegalStateException: no script");
	}

	private static final class FixedSelector extends ProxySelector {

		private final Function<URI, List<Proxy>> proxies;

		FixedSelector(Function<URI, List<Proxy>> proxies) {
			this.proxies = proxies;
		}

		@Override
		public List<Proxy> select(URI uri) {
			return this.proxies.apply(uri);
		}

		@Override
		public void connectFailed(URI uri, SocketAddress address, IOException ex) {
			// not called
		}

	}

}
