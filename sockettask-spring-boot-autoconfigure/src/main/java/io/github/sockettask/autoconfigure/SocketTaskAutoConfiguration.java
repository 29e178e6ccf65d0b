package io.github.sockettask.autoconfigure;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.client.WebSocketClient;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.transport.AddressFilter;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportTimer;
import io.github.sockettask.transport.netty.TyrusTransport;

/**
 * {@link AutoConfiguration Auto-configuration} for WebSocket clients. Of several contexts
 * in a hierarchy, the outermost one that has it has the tasks; those inside share them.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass(value = WebSocketClient.class,
		name = { "org.glassfish.tyrus.client.ClientManager", "io.netty.handler.ssl.SslHandler" })
@ConditionalOnBooleanProperty(name = "sockettask.enabled", matchIfMissing = true)
@Conditional(OutermostContextCondition.class)
@EnableConfigurationProperties(SocketTaskProperties.class)
@Import({ TaskNameCheck.class, SocketTaskRegistrar.class, ThreadsConfiguration.class,
		JsonMessageConverterConfiguration.class, PlainMessageConverterConfiguration.class,
		AnnotatedMethodsConfiguration.class, AddressFilterConfiguration.class, OAuth2ClientConfiguration.class })
public final class SocketTaskAutoConfiguration {

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor socketTaskBindHandlerAdvisor(Environment environment) {
		return (handler) -> new SettingsBindHandler(handler, environment);
	}

	@Bean
	@ConditionalOnMissingBean(SocketTaskSettingsSource.class)
	PropertiesSocketTaskSettingsSource socketTaskSettingsSource(SocketTaskProperties properties,
			Environment environment, ConnectionDetailsBeans details, ObjectProvider<SocketTaskCustomizer> customizers,
			EngineConfiguration configuration, OAuth2Registrations registrations, LoadedBundles bundles) {
		return new PropertiesSocketTaskSettingsSource(properties, environment, details,
				customizers.orderedStream().toList(), configuration, registrations, bundles);
	}

	@Bean
	ConnectionDetailsBeans socketTaskConnectionDetailsBeans(ObjectProvider<SocketTaskConnectionDetails> details,
			LoadedBundles bundles) {
		return new ConnectionDetailsBeans(details.orderedStream(), bundles);
	}

	@Bean
	LoadedBundles socketTaskSslBundles(ObjectProvider<SslBundles> bundles, ListableBeanFactory beanFactory) {
		return new LoadedBundles(bundles.getIfAvailable(), beanFactory);
	}

	@Bean
	SupervisionBeans socketTaskSupervisionBeans(ConfigurableListableBeanFactory beanFactory) {
		return new SupervisionBeans(beanFactory);
	}

	@Bean
	@ConditionalOnMissingBean(OAuth2Registrations.class)
	OAuth2Registrations socketTaskAccessTokens() {
		return new OAuth2Registrations.Missing();
	}

	@Bean
	@ConditionalOnMissingBean(EngineConfiguration.class)
	EngineConfiguration socketTaskEngineConfiguration(SocketTaskProperties properties, ApplicationContext context,
			ListableBeanFactory beanFactory, SupervisionBeans supervision, OAuth2Registrations registrations) {
		return new ConfiguredEngine(properties, context.getEnvironment()).configuration(new ConfiguredKeys(beanFactory),
				supervision, new ApplicationEvents(context), registrations);
	}

	@Bean
	@ConditionalOnMissingBean(TransportTimer.class)
	SchedulerTimer socketTaskTimer(@Qualifier(ThreadsConfiguration.SCHEDULER) TaskScheduler scheduler) {
		return new SchedulerTimer(scheduler);
	}

	@Bean
	@ConditionalOnMissingBean(Transport.class)
	TyrusTransport socketTaskTransport(SocketTaskExecutors executors, TransportTimer timer, LoadedBundles bundles,
			ObjectProvider<AddressFilter> filter) {
		return new TyrusTransport(executors.callbacks(), timer, bundles,
				filter.getIfAvailable(() -> AddressFilter.ALL));
	}

	@Bean
	@ConditionalOnMissingBean(SocketTaskFactory.class)
	DefaultSocketTaskFactory socketTaskFactory(SocketTaskSettingsSource settings, EngineConfiguration configuration,
			Transport transport, SocketTaskExecutors executors, TransportTimer timer,
			SocketMessageConverter converter) {
		return new DefaultSocketTaskFactory(settings, configuration, transport, executors, timer, converter);
	}

	@Bean
	@ConditionalOnMissingBean(SocketTaskRegistry.class)
	DefaultSocketTaskRegistry socketTaskRegistry(ListableBeanFactory beanFactory, TaskBeans tasks) {
		return new DefaultSocketTaskRegistry(beanFactory, tasks);
	}

	@Bean
	TaskBeans socketTaskBeans(ListableBeanFactory beanFactory, SocketTaskProperties properties,
			ConnectionDetailsBeans details) {
		return new TaskBeans(beanFactory, properties.expectedTasks(), details);
	}

	@Bean
	static ChildContextCheck socketTaskChildContextCheck(ApplicationContext context) {
		return new ChildContextCheck(context);
	}

	@Bean
	SocketTaskLifecycle socketTaskLifecycle(ListableBeanFactory beanFactory, SocketTaskSettingsSource settings,
			EngineConfiguration configuration, TaskBeans tasks, SocketTaskProperties properties,
			ObjectProvider<LifecycleProperties> lifecycle, Environment environment) {
		LifecycleProperties lifecycleProperties = lifecycle
			.getIfAvailable(() -> Binder.get(environment).bindOrCreate("spring.lifecycle", LifecycleProperties.class));
		return new SocketTaskLifecycle(new LifecycleTasks(beanFactory, settings, tasks, configuration.maxConnections()),
				lifecycleProperties.getTimeoutPerShutdownPhase(), properties.phase());
	}

}
