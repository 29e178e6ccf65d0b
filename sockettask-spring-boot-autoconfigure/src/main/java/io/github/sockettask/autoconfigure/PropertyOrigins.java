package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Finds where properties are set.
 *
 * @param environment has the properties
 */
record PropertyOrigins(Environment environment) {

	/**
	 * Find a property, or the list of which it is an element, or the first property that
	 * is below it.
	 * @param property the whole name
	 * @return the property, or {@code null} if nothing sets it
	 */
	@Nullable ConfigurationProperty find(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(name);
			// A list with indexes, or an element of a comma-separated list.
			found = (found != null || name.isLastElementIndexed()) ? found
					: source.getConfigurationProperty(name.append("[0]"));
			found = (found != null || !isElement(name)) ? found : source.getConfigurationProperty(name.getParent());
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/**
	 * Find the first property that is below a name.
	 * @param property the whole name
	 * @return the property, or {@code null} if nothing sets one
	 */
	@Nullable ConfigurationProperty findBelow(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource names) {
				ConfigurationPropertyName below = names.stream().filter(name::isAncestorOf).findFirst().orElse(null);
				if (below != null) {
					return source.getConfigurationProperty(below);
				}
			}
		}
		return null;
	}

	private boolean isElement(ConfigurationPropertyName name) {
		return name.isLastElementIndexed() && name.isNumericIndex(name.getNumberOfElements() - 1);
	}

}
