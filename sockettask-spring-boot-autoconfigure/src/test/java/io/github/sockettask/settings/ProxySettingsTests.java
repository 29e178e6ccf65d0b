package io.github.sockettask.settings;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the proxy of a task and that of all tasks go together.
 */
class ProxySettingsTests {

	private static final ProxySettings DEFAULTS = ProxySettings.UNSET.withType(ProxyType.HTTP)
		.withAddress("proxy.example.org", 3128)
		.withCredentials("app", "secret")
		.withNonProxyHosts(List.of("*.example.org"));

	@Test
	void whenNothingIsSetThenTheDefaultsApply() {
		assertThat(ProxySettings.UNSET.orElse(DEFAULTS)).isEqualTo(DEFAULTS);
	}

	@Test
	void anotherProxyGetsNoCredentialsOfTheDefaults() {
		ProxySettings other = ProxySettings.UNSET.withAddress("other.example.org", 1080);
		assertThat(other.orElse(DEFAULTS)).isEqualTo(other.withNonProxyHosts(List.of("*.example.org")));
	}

	@Test
	void aTypeIsNotJoinedWithTheHostOfTheDefaults() {
		ProxySettings none = ProxySettings.UNSET.withType(ProxyType.NONE);
		assertThat(none.orElse(DEFAULTS)).isEqualTo(none.withNonProxyHosts(List.of("*.example.org")));
	}

	@Test
	void credentialsAreTakenFromOnePlace() {
		ProxySettings user = new ProxySettings(null, null, null, "other", null, null);
		assertThat(user.orElse(DEFAULTS).username()).isEqualTo("other");
		assertThat(user.orElse(DEFAULTS).password()).isNull();
		assertThat(user.orElse(DEFAULTS).host()).isEqualTo("proxy.example.org");
	}

	@Test
	void credentialsAreNotPrinted() {
		assertThat(DEFAULTS).asString().contains("proxy.example.org").doesNotContain("secret", "app");
		assertThat(SocketTaskSettings.DEFAULTS.withProxy(DEFAULTS)).asString()
			.contains("proxy.example.org")
			.doesNotContain("secret");
	}

}
