/** Strict reading of the YAML files that operators write: one place for keys, kinds, lines and remedies. */
package no.kapitalkontroll.kk2.yaml;
