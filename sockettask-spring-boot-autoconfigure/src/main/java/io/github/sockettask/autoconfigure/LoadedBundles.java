package io.github.sockettask.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509KeyManager;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.core.NestedExceptionUtils;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.settings.SslSettings;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.transport.TlsBundle;
import io.github.sockettask.transport.TlsBundles;

/**
 * The SSL bundles of Spring Boot, each as it was when it was last loaded without a fault.
 */
class LoadedBundles implements TlsBundles {

	private static final Log logger = LogFactory.getLog(LoadedBundles.class);

	private static final ConfigurationPropertyName SETTING = ConfigurationPropertyName.of("ssl.bundle");

	private final @Nullable SslBundles bundles;

	private final ListableBeanFactory beanFactory;

	private final Map<String, TlsBundle> loaded = new ConcurrentHashMap<>();

	/** Spring Boot has no way to remove a handler, so that each bundle gets one only. */
	private final Set<String> watched = ConcurrentHashMap.newKeySet();

	/**
	 * Create the bundles.
	 * @param bundles the bundles of the application, or {@code null} if there are none
	 * @param beanFactory has the factories whose connections use them
	 */
	LoadedBundles(@Nullable SslBundles bundles, ListableBeanFactory beanFactory) {
		this.bundles = bundles;
		this.beanFactory = beanFactory;
	}

	/**
	 * Check that the bundle of a task can be used.
	 * @param task the name of the task, or {@code null} for the defaults
	 * @param settings the settings
	 */
	void check(@Nullable String task, SslSettings settings) {
		String name = settings.bundleInUse();
		if (name == null) {
			return;
		}
		try {
			find(name);
		}
		catch (ConnectSocketException ex) {
			throw new InvalidTaskPropertyException(new TaskProperty(task, SETTING), name, ex.errMsg(), names()
				.contains(name)
						? "Correct the properties of the bundle under 'spring.ssl.bundle', or the files that they name."
						: "Correct the name, or define the bundle under 'spring.ssl.bundle.pem.%s' or 'spring.ssl.bundle.jks.%s'."
							.formatted(name, name));
		}
	}

	/**
	 * Add a bundle that is none of the application's, and is not reloaded.
	 * @param name a name that no bundle of the application has
	 * @param bundle the bundle
	 */
	void add(String name, SslBundle bundle) {
		this.loaded.put(name, read(name, () -> bundle));
	}

	@Override
	public TlsBundle find(String name) {
		TlsBundle bundle = this.loaded.get(name);
		return (bundle != null) ? bundle : load(name);
	}

	private TlsBundle load(String name) {
		SslBundles bundles = this.bundles;
		if (bundles == null || !bundles.getBundleNames().contains(name)) {
			throw new ConnectSocketException(
					"there is no SSL bundle '%s'; there %s".formatted(name, KnownNames.tell(names())));
		}
		if (this.watched.add(name)) {
			// First, so that no update is missed.
			bundles.addBundleUpdateHandler(name, (updated) -> update(name, updated));
		}
		TlsBundle bundle = read(name, () -> bundles.getBundle(name));
		TlsBundle updated = this.loaded.putIfAbsent(name, bundle);
		return (updated != null) ? updated : bundle;
	}

	private static TlsBundle read(String name, Supplier<SslBundle> bundle) {
		try {
			return read(name, bundle.get());
		}
		catch (RuntimeException ex) {
			throw new ConnectSocketException("the SSL bundle '%s' can't be loaded: %s".formatted(name, reason(ex)), ex);
		}
	}

	private List<String> names() {
		return (this.bundles != null) ? this.bundles.getBundleNames() : List.of();
	}

	// An exception would keep other users of the bundle from getting it.
	private void update(String name, SslBundle updated) {
		try {
			this.loaded.put(name, read(name, updated));
		}
		catch (RuntimeException ex) {
			logger.error("The SSL bundle '%s' can't be reloaded; socket tasks go on with its earlier content: %s"
				.formatted(name, reason(ex)));
			return;
		}
		try {
			logger.info("The SSL bundle '%s' was reloaded; the connections of socket tasks that use it are replaced"
				.formatted(name));
			this.beanFactory.getBeansOfType(SocketTaskFactory.class, false, false)
				.values()
				.stream()
				.filter(DefaultSocketTaskFactory.class::isInstance)
				.map(DefaultSocketTaskFactory.class::cast)
				.forEach((factory) -> factory.bundleReloaded(name));
		}
		catch (RuntimeException ex) {
			logger.error("The connections that use the SSL bundle '%s' can't be replaced".formatted(name), ex);
		}
	}

	private static TlsBundle read(String name, SslBundle bundle) {
		SslManagerBundle managers = bundle.getManagers();
		X509KeyManager keys = Stream.of(managers.getKeyManagers())
			.filter(X509KeyManager.class::isInstance)
			.map(X509KeyManager.class::cast)
			.findFirst()
			.orElse(null);
		SSLContext context = bundle.createSslContext();
		SSLParameters supported = context.getSupportedSSLParameters();
		SslOptions options = bundle.getOptions();
		List<String> protocols = known("protocol", options.getEnabledProtocols(), supported.getProtocols());
		List<String> ciphers = known("cipher", options.getCiphers(), supported.getCipherSuites());
		return new TlsBundle(name, keys, TlsBundle.trustManager(managers.getTrustManagers()),
				protocols.isEmpty() ? List.of(context.getDefaultSSLParameters().getProtocols()) : protocols, ciphers);
	}

	private static List<String> known(String kind, String @Nullable [] names, String[] supported) {
		if (names == null) {
			return List.of();
		}
		List<String> known = Arrays.asList(supported);
		for (String name : names) {
			if (!known.contains(name)) {
				throw new IllegalArgumentException(
						"the JVM does not support the %s %s, only %s".formatted(kind, name, String.join(", ", known)));
			}
		}
		return List.of(names);
	}

	private static String reason(Exception failure) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		String reason = String.valueOf(failure.getMessage());
		String whole = (cause != failure) ? reason + ": " + cause.getMessage() : reason;
		// A key that was taken for the name of a file is in the text.
		return Redaction.line(Redaction.tokens(whole));
	}

}
