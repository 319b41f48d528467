<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:h="http://www.w3.org/1999/xhtml" exclude-result-prefixes="h">
<xsl:output indent="no"/><xsl:strip-space elements="h:table h:tr h:thead h:tbody h:div h:body h:html h:head"/>
<xsl:template match="/h:html">
<fo:root xml:lang="{@lang}" font-family="Source Sans 3" font-size="10pt" line-height="1.3" color="#1c232b">
<fo:layout-master-set>
<fo:simple-page-master master-name="first" page-width="210mm" page-height="297mm" margin="15mm 20mm 0 22mm"><fo:region-body margin-bottom="34mm"/><fo:region-after region-name="payment" extent="34mm"/></fo:simple-page-master>
<fo:simple-page-master master-name="rest" page-width="210mm" page-height="297mm" margin="0 20mm 0 22mm"><fo:region-body margin-top="26mm" margin-bottom="22mm"/><fo:region-before region-name="again" extent="26mm" display-align="after"/><fo:region-after region-name="foot" extent="22mm"/></fo:simple-page-master>
<fo:page-sequence-master master-name="letter"><fo:repeatable-page-master-alternatives><fo:conditional-page-master-reference master-reference="first" page-position="first"/><fo:conditional-page-master-reference master-reference="rest"/></fo:repeatable-page-master-alternatives></fo:page-sequence-master>
</fo:layout-master-set>
<fo:declarations><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><xsl:value-of select="h:head/h:title"/></dc:title></rdf:Description></rdf:RDF></x:xmpmeta></fo:declarations>
<fo:page-sequence master-reference="letter" id="all">
<fo:static-content flow-name="payment"><fo:block padding-top="3.5mm"><xsl:apply-templates select="h:body/h:div[@class='payment']/h:table"/></fo:block><xsl:call-template name="page"/></fo:static-content>
<fo:static-content flow-name="again"><fo:block font-size="8.5pt" color="#5c6670" padding-bottom="5mm"><xsl:value-of select="h:body/h:div[@class='again']"/></fo:block></fo:static-content>
<fo:static-content flow-name="foot"><xsl:call-template name="page"/></fo:static-content>
<fo:flow flow-name="xsl-region-body">
<xsl:for-each select="h:body/h:div[@class='head']">
<fo:block-container position="absolute" left="0mm" top="33mm" width="84mm" height="34mm" font-size="10.5pt"><xsl:apply-templates select="h:div[@class='to']/*"/></fo:block-container>
<fo:block-container margin-left="108mm" height="67mm"><fo:block-container margin-left="0mm" height="33mm" font-size="8.5pt" color="#46505a"><xsl:apply-templates select=".//h:div[@class='from']/*"/></fo:block-container><fo:block font-size="9pt" space-before="3mm"><xsl:apply-templates select=".//h:table"/></fo:block></fo:block-container>
</xsl:for-each>
<xsl:apply-templates select="h:body/*[not(self::h:div[@class='head' or @class='payment' or @class='again'])]"/>
<fo:block id="end"/>
</fo:flow></fo:page-sequence></fo:root>
</xsl:template>
<xsl:template name="page"><fo:block text-align="right" font-size="8.5pt" color="#5c6670" space-before="2mm">Side <fo:page-number/> av <fo:page-number-citation ref-id="end"/></fo:block></xsl:template>
<xsl:template match="h:h1"><fo:block role="H1" font-size="18pt" line-height="1.15" font-weight="700" space-after="3mm"><xsl:apply-templates/></fo:block></xsl:template>
<xsl:template match="h:h2"><fo:block role="H2" font-weight="700" space-before="2.1mm" space-after="0.2mm" keep-with-next="always"><xsl:apply-templates/></fo:block></xsl:template>
<xsl:template match="h:p"><fo:block space-after="1.4mm" orphans="2" widows="2"><xsl:apply-templates/></fo:block></xsl:template>
<xsl:template match="h:p[@class='name']"><fo:block font-size="10pt" font-weight="700" color="#1c232b"><xsl:apply-templates/></fo:block></xsl:template>
<xsl:template match="h:b"><fo:inline font-weight="700"><xsl:apply-templates/></fo:inline></xsl:template>
<xsl:template match="h:span[@class='note']"><fo:inline font-size="8.5pt" color="#5c6670"><xsl:apply-templates/></fo:inline></xsl:template>
<xsl:template match="h:table"><fo:table table-layout="fixed" width="100%"><xsl:choose><xsl:when test="@class='specification' and h:thead/h:tr/*[5]"><fo:table-column column-width="45%"/><fo:table-column column-width="10%"/><fo:table-column column-width="15%"/><fo:table-column column-width="15%"/><fo:table-column column-width="15%"/></xsl:when><xsl:when test="@class='specification'"><fo:table-column column-width="80%"/><fo:table-column column-width="20%"/></xsl:when></xsl:choose><xsl:apply-templates select="h:thead"/><fo:table-body><xsl:apply-templates select="h:tbody/h:tr|h:tr"/></fo:table-body></fo:table></xsl:template>
<xsl:template match="h:thead"><fo:table-header><xsl:apply-templates select="h:tr"/></fo:table-header></xsl:template>
<xsl:template match="h:tr"><fo:table-row keep-together.within-page="always"><xsl:apply-templates select="h:th|h:td"/></fo:table-row></xsl:template>
<xsl:template match="h:th|h:td"><fo:table-cell padding="0.75mm 0 0.75mm 0"><xsl:if test="self::h:th"><xsl:attribute name="role">TH</xsl:attribute></xsl:if><xsl:if test="@colspan"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="@colspan"/></xsl:attribute></xsl:if>
<xsl:if test="ancestor::h:table[@class='specification']"><xsl:attribute name="border-bottom">0.3pt solid #cfd5da</xsl:attribute><xsl:attribute name="font-size">9.5pt</xsl:attribute></xsl:if>
<fo:block><xsl:if test="ancestor::h:table[@class='specification'] and not(@class='what')"><xsl:attribute name="text-align">right</xsl:attribute></xsl:if><xsl:if test="../@class='total' or ../@class='subtotal'"><xsl:attribute name="font-weight">700</xsl:attribute></xsl:if><xsl:apply-templates/></fo:block></fo:table-cell></xsl:template>
</xsl:stylesheet>
